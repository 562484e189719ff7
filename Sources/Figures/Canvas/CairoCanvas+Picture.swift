import CCairo
import Foundation

extension CairoCanvas {
  /// What cannot be drawn is left out; ``Picture`` has been read once, so that this does not happen.
  public func picture(_ picture: Picture, in rectangle: Rectangle) {
    switch picture.format {
    case .svg: try? VectorDrawing(picture.data).draw(on: context, in: rectangle)
    case .jpeg: try? VectorDrawing(picture.asSVG).draw(on: context, in: rectangle)
    case .pdf: try? PDFDrawing(picture.data).draw(on: context, in: rectangle)
    case .png: pixels(picture.data, in: rectangle)
    }
  }

  private func pixels(_ png: Data, in rectangle: Rectangle) {
    let source = Source(png)
    let read: cairo_read_func_t = { closure, bytes, count in
      guard let closure, let bytes,
        Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue().read(bytes, Int(count))
      else { return CAIRO_STATUS_READ_ERROR }
      return CAIRO_STATUS_SUCCESS
    }
    let surface = withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(read, Unmanaged.passUnretained(source).toOpaque())
    }
    defer { cairo_surface_destroy(surface) }
    let (width, height) = (
      cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)
    )
    guard width > 0, height > 0 else { return }
    cairo_save(context)
    cairo_translate(context, rectangle.x, rectangle.y)
    cairo_scale(context, rectangle.width / Double(width), rectangle.height / Double(height))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Bytes that Cairo reads piece by piece.
  private final class Source {
    private let data: Data
    private var position = 0
    init(_ data: Data) { self.data = data }

    func read(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
      guard position + count <= data.count else { return false }
      let start = data.startIndex + position
      data.copyBytes(to: bytes, from: start..<start + count)
      position += count
      return true
    }
  }
}

extension Picture {
  /// An SVG file that shows nothing but this image of pixels.
  fileprivate var asSVG: Data {
    let size = "width=\"\(width / 0.75)\" height=\"\(height / 0.75)\""
    return Data(
      """
      <svg xmlns="http://www.w3.org/2000/svg" \(size)><image \(size) \
      preserveAspectRatio="none" href="\(dataAddress)"/></svg>
      """.utf8)
  }

  /// The file as a `data:` address.
  var dataAddress: String {
    let type =
      switch format {
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .pdf: "application/pdf"
      }
    return "data:\(type);base64,\(data.base64EncodedString())"
  }
}
