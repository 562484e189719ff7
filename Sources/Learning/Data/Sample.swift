/// A grey image and, if known, the class of each pixel, with rows from the top.
public struct Sample: Hashable, Sendable {
  /// `height * width` intensities in row-major order.
  public var image: [Float]
  /// The class of each pixel in row-major order; empty if unknown.
  public var mask: [UInt8]
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int

  public init(image: [Float], mask: [UInt8] = [], height: Int, width: Int) {
    self.image = image
    self.mask = mask
    self.height = height
    self.width = width
  }
}

extension Sample {
  /// The given rows and columns of the image, without its mask.
  func cropped(_ rows: Range<Int>, _ columns: Range<Int>) -> Sample {
    var pixels: [Float] = []
    pixels.reserveCapacity(rows.count * columns.count)
    for row in rows {
      pixels += image[(row * width + columns.lowerBound)..<(row * width + columns.upperBound)]
    }
    return Sample(image: pixels, height: rows.count, width: columns.count)
  }
}
