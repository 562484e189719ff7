/// A grey image or label mask, with rows from top to bottom and columns from left to right.
public struct GrayImage: Sendable, Hashable {
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int
  /// `width * height` values in row-major order: 0...255 from 8-bit sources, 0...65535 from 16-bit
  /// ones.
  public var pixels: [UInt16]

  public init(width: Int, height: Int, pixels: [UInt16]) {
    precondition(pixels.count == width * height, "an image has width times height pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
