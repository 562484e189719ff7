/// A small image: rows from top to bottom, columns from left to right, sRGB.
public struct Raster: Sendable, Hashable, Codable {
  /// In pixels.
  public var width: Int
  /// In pixels.
  public var height: Int
  /// 3 bytes a pixel: red, green, blue; `width * height * 3` in all.
  public var rgb: [UInt8]

  /// An image of `rgb`, row by row from the top. The count must be `width * height * 3`.
  public init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(rgb.count == width * height * 3, "a raster has three bytes a pixel")
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}
