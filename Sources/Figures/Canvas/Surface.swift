import CCairo
import Foundation

/// Writes Cairo's surfaces to bytes.
enum Surface {
  /// Collects the bytes of a stream.
  final class Sink { var data = Data() }

  static let append: cairo_write_func_t = { closure, bytes, count in
    guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
    if let bytes {
      Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().data.append(
        bytes, count: Int(count))
    }
    return CAIRO_STATUS_SUCCESS
  }

  /// A PNG file of an image surface.
  static func png(of surface: OpaquePointer) throws(RenderingError) -> Data {
    let sink = Sink()
    let status = cairo_surface_write_to_png_stream(
      surface, append, Unmanaged.passUnretained(sink).toOpaque())
    try RenderingError.check(status)
    return sink.data
  }

  /// A PNG file of a drawing on white, with `scale` pixels per point.
  static func png(
    width: Double, height: Double, scale: Double, _ draw: (OpaquePointer) -> Void
  ) throws(RenderingError) -> Data {
    let (columns, rows) = (
      Int32((width * scale).rounded(.up)), Int32((height * scale).rounded(.up))
    )
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, max(1, columns), max(1, rows))
    else { throw RenderingError("no memory") }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { throw RenderingError("no memory") }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    draw(context)
    let status = cairo_status(context)
    cairo_destroy(context)
    try RenderingError.check(status)
    return try png(of: surface)
  }

  /// A PDF of one page. Its metadata has no date, so the same drawing gives the same bytes.
  static func pdf(width: Double, height: Double, title: String?, _ draw: (OpaquePointer) -> Void)
    throws(RenderingError) -> Data
  {
    let sink = Sink()
    let surface = cairo_pdf_surface_create_for_stream(
      append, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z")
    if let title { cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title) }
    guard let context = cairo_create(surface) else { throw RenderingError("no memory") }
    draw(context)
    let status = cairo_status(context)
    cairo_destroy(context)
    try RenderingError.check(status)
    cairo_surface_finish(surface)
    try RenderingError.check(cairo_surface_status(surface))
    return CreationDate.mended(sink.data)
  }
}

/// Why Cairo could not draw, in its own words.
public struct RenderingError: Error, CustomStringConvertible, Sendable {
  /// The sentence for readers.
  public let description: String

  init(_ reason: String) { description = "The figure could not be drawn: \(reason)." }

  static func check(_ status: cairo_status_t) throws(RenderingError) {
    if status != CAIRO_STATUS_SUCCESS {
      throw RenderingError(String(cString: cairo_status_to_string(status)))
    }
  }
}
