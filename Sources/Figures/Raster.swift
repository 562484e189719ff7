/// A small sRGB image with rows from top to bottom and columns from left to right.
public struct Raster: Sendable, Hashable {
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int
  /// Red, green and blue of each pixel, one byte each: `width * height * 3` bytes.
  public var rgb: [UInt8]

  /// An image of `rgb`, row by row from the top. Its count must be `width * height * 3`.
  public init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(rgb.count == width * height * 3, "a raster has three bytes a pixel")
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}
