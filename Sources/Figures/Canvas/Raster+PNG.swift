import CCairo
import Foundation

extension Raster {
  /// Passes the image to `body` as a Cairo surface.
  func withSurface(_ body: (OpaquePointer) -> Void) {
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let pixels = cairo_image_surface_get_data(surface)
    else { return }
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    cairo_surface_flush(surface)
    for row in 0..<height {
      let line = UnsafeMutableRawPointer(pixels + row * stride)
      for column in 0..<width {
        let i = (row * width + column) * 3
        let pixel = UInt32(rgb[i]) << 16 | UInt32(rgb[i + 1]) << 8 | UInt32(rgb[i + 2])
        line.storeBytes(of: pixel, toByteOffset: column * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    body(surface)
  }

  /// The image as a PNG file; empty for an image without pixels.
  public func png() -> Data {
    var data = Data()
    withSurface { data = (try? Surface.png(of: $0)) ?? Data() }
    return data
  }
}
