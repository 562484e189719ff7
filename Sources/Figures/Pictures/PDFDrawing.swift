import CCairo
import CPoppler
import Foundation

/// The first page of a PDF file as Poppler has read it.
final class PDFDrawing {
  private let page: OpaquePointer

  /// Throws ``PictureError`` with Poppler's words.
  init(_ data: Data) throws(PictureError) {
    var error: UnsafeMutablePointer<GError>?
    defer { if let error { g_error_free(error) } }
    let bytes = data.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
    defer { g_bytes_unref(bytes) }
    guard let document = poppler_document_new_from_bytes(bytes, nil, &error) else {
      let words = error.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "unknown"
      throw PictureError("is not a readable PDF (\(words))")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(document)) }
    guard let first = poppler_document_get_page(document, 0) else {
      throw PictureError("is a PDF without pages")
    }
    page = first
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(page)) }

  /// In points.
  var size: (width: Double, height: Double) {
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    return (width, height)
  }

  /// Draws the page into a rectangle of a `cairo_t`.
  func draw(on context: OpaquePointer, in rectangle: Rectangle) {
    let (width, height) = size
    guard width > 0, height > 0 else { return }
    cairo_save(context)
    cairo_translate(context, rectangle.x, rectangle.y)
    cairo_scale(context, rectangle.width / width, rectangle.height / height)
    poppler_page_render_for_printing(page, context)
    cairo_restore(context)
  }
}
