/// A grey image and, where it is known, the class of each pixel; rows from the top.
public struct Sample: Hashable, Sendable {
  public var image: [Float]
  /// Empty where it is not known.
  public var mask: [UInt8]
  public var height: Int
  public var width: Int

  public init(image: [Float], mask: [UInt8] = [], height: Int, width: Int) {
    self.image = image
    self.mask = mask
    self.height = height
    self.width = width
  }
}

extension Sample {
  /// Some rows and columns of the image, without its mask.
  func cropped(_ rows: Range<Int>, _ columns: Range<Int>) -> Sample {
    var pixels: [Float] = []
    pixels.reserveCapacity(rows.count * columns.count)
    for row in rows {
      pixels += image[(row * width + columns.lowerBound)..<(row * width + columns.upperBound)]
    }
    return Sample(image: pixels, height: rows.count, width: columns.count)
  }
}
