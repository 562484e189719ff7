extension WeightFile {
  /// A tensor in a file, without its numbers.
  public struct Entry: Hashable, Sendable {
    /// The tensor's name.
    public var name: String
    /// The type of its numbers; the raw value of a ``NumberType`` if they can be read.
    public var type: String
    /// The dimensions, the last of which runs fastest; empty for a single number.
    public var shape: [Int]
    /// The index in ``WeightFile/parts`` of the file that holds the numbers, and the bytes in it.
    var part = 0
    var bytes: Range<Int>
    /// The checksum of those bytes, if the format has one.
    var checksum: UInt32?

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }

    /// Why the tensor is impossible as stated by the file; nil if it is possible.
    var problem: String? {
      // Even an empty tensor must not have a stride beyond an integer.
      var needed = NumberType(rawValue: type)?.bytes ?? 1
      for size in shape {
        let (product, isTooLarge) = needed.multipliedReportingOverflow(by: max(1, size))
        if size < 0 || isTooLarge { return "has a shape that cannot be: \(shape)" }
        needed = product
      }
      if shape.contains(0) { needed = 0 }
      if NumberType(rawValue: type) != nil, needed != bytes.count {
        return "has \(bytes.count) bytes, which is not \(type) of the shape \(shape)"
      }
      return nil
    }
  }
}
