/// Panels of images.
extension Panel {
  /// An image with square pixels and no axes. `overlays` are in pixels from the upper left corner.
  public static func image(_ raster: Raster, title: String? = nil, overlays: [Mark] = []) -> Panel {
    let (width, height) = (Double(max(1, raster.width)), Double(max(1, raster.height)))
    return Panel(
      title: title, x: .hidden(0...width), y: .hidden(0...height, reversed: true),
      [.image(raster, x0: 0, x1: width, y0: 0, y1: height)] + overlays)
  }

  /// A mask as an image, like `image`.
  public static func mask(_ raster: Raster, title: String? = nil) -> Panel {
    image(raster, title: title)
  }
}
