/// A grey image or a label mask: rows from top to bottom, columns from left to right.
public struct GrayImage: Sendable, Hashable {
  public var width: Int
  public var height: Int
  /// `width * height`, row by row; 8-bit sources as 0...255, 16-bit ones as 0...65535.
  public var pixels: [UInt16]

  public init(width: Int, height: Int, pixels: [UInt16]) {
    precondition(pixels.count == width * height, "an image has width times height pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
