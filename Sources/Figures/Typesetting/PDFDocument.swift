import CCairo
import Foundation

/// A PDF file with pages, bookmarks, links and metadata. The same calls give the same bytes.
public final class PDFDocument {
  /// An entry of the bookmarks, which others can be put under.
  public struct Bookmark { let id: Int32 }

  /// The size of pages in points.
  public let width, height: Double
  private let sink = Surface.Sink()
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let measure: TextMeasure
  private let places = PDFPage.Places()

  /// Text and figures are drawn with the fonts of the typesetter. Throws if memory runs out.
  public init(width: Double, height: Double, metadata: PDFMetadata, typesetter: Typesetter)
    throws(RenderingError)
  {
    self.width = width
    self.height = height
    measure = typesetter.measure
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        Surface.append, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    else { throw RenderingError("no memory") }
    guard let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw RenderingError("no memory")
    }
    self.surface = surface
    self.context = context
    write(metadata)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws the next page. Viewers show `label` as its number. A page in landscape is as wide as
  /// others are high.
  public func addPage(label: String, isLandscape: Bool = false, _ draw: (PDFPage) -> Void) {
    if isLandscape { cairo_pdf_surface_set_size(surface, height, width) }
    // Cairo measures links of the whole document by the last size.
    defer { if isLandscape { cairo_pdf_surface_set_size(surface, width, height) } }
    cairo_pdf_surface_set_page_label(surface, label)
    draw(PDFPage(context, measure, places))
    cairo_show_page(context)
  }

  /// Adds a bookmark that leads to a named place.
  @discardableResult
  public func addBookmark(
    _ title: String, to destination: String, below parent: Bookmark? = nil, open: Bool = false
  ) -> Bookmark {
    let flags = open ? CAIRO_PDF_OUTLINE_FLAG_OPEN.rawValue : 0
    let id = cairo_pdf_surface_add_outline(
      surface, parent?.id ?? CAIRO_PDF_OUTLINE_ROOT, title,
      LinkTarget.destination(destination).attributes, cairo_pdf_outline_flags_t(flags))
    return Bookmark(id: id)
  }

  /// The finished file; nothing can be added afterwards. Throws if Cairo failed, for example
  /// because of a dead link.
  public func data() throws(RenderingError) -> Data {
    try RenderingError.check(cairo_status(context))
    cairo_surface_finish(surface)
    try RenderingError.check(cairo_surface_status(surface))
    return CreationDate.mended(CrossReferences.mended(sink.data))
  }

  private func write(_ metadata: PDFMetadata) {
    func set(_ field: cairo_pdf_metadata_t, _ text: String?) {
      if let text { cairo_pdf_surface_set_metadata(surface, field, text) }
    }
    set(CAIRO_PDF_METADATA_TITLE, metadata.title)
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords)
    set(CAIRO_PDF_METADATA_CREATOR, "report")
    set(CAIRO_PDF_METADATA_CREATE_DATE, (metadata.date ?? "1970-01-01") + "T00:00:00Z")
  }
}
