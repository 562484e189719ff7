/// A small image: rows from top to bottom, columns from left to right, sRGB.
public struct Raster: Sendable, Hashable, Codable {
  public var width: Int
  public var height: Int
  /// 3 bytes a pixel: red, green, blue; `width * height * 3` in all.
  public var rgb: [UInt8]

  public init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(rgb.count == width * height * 3, "a raster has three bytes a pixel")
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}
