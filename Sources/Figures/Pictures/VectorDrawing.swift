import CCairo
import CRSVG
import Foundation

/// An SVG drawing as librsvg has read it.
final class VectorDrawing {
  private let handle: OpaquePointer

  /// Throws ``PictureError`` with librsvg's words.
  init(_ data: Data) throws(PictureError) {
    var error: UnsafeMutablePointer<GError>?
    defer { if let error { g_error_free(error) } }
    // The bytes of images are kept, so that a PDF holds a JPEG as it is.
    let stream = data.withUnsafeBytes {
      g_memory_input_stream_new_from_data(
        g_memdup2($0.baseAddress, gsize($0.count)), gssize($0.count), g_free)
    }
    defer { g_object_unref(stream) }
    guard
      let read = rsvg_handle_new_from_stream_sync(
        stream, nil, RSVG_HANDLE_FLAG_KEEP_IMAGE_DATA, nil, &error)
    else { throw Self.error(error) }
    handle = OpaquePointer(read)
    rsvg_handle_set_dpi(pointer, 96)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  private var pointer: UnsafeMutablePointer<RsvgHandle> { UnsafeMutablePointer(handle) }

  /// In points. A drawing that tells no size has that of its view box.
  var size: (width: Double, height: Double) {
    var (width, height) = (0.0, 0.0)
    if rsvg_handle_get_intrinsic_size_in_pixels(pointer, &width, &height) != 0, width > 0 {
      return (width * 0.75, height * 0.75)
    }
    var (hasWidth, hasHeight, hasBox): (gboolean, gboolean, gboolean) = (0, 0, 0)
    var (w, h) = (RsvgLength(), RsvgLength())
    var box = RsvgRectangle()
    rsvg_handle_get_intrinsic_dimensions(pointer, &hasWidth, &w, &hasHeight, &h, &hasBox, &box)
    return hasBox != 0 ? (box.width * 0.75, box.height * 0.75) : (300, 225)
  }

  /// Draws it into a rectangle of a `cairo_t`. Throws ``PictureError``.
  func draw(on context: OpaquePointer, in rectangle: Rectangle) throws(PictureError) {
    var error: UnsafeMutablePointer<GError>?
    defer { if let error { g_error_free(error) } }
    var viewport = RsvgRectangle(
      x: rectangle.x, y: rectangle.y, width: rectangle.width, height: rectangle.height)
    guard rsvg_handle_render_document(pointer, context, &viewport, &error) != 0 else {
      throw Self.error(error)
    }
  }

  private static func error(_ error: UnsafeMutablePointer<GError>?) -> PictureError {
    let words = error.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "unknown"
    return PictureError("is not a readable drawing (\(words.prefix(200)))")
  }
}
