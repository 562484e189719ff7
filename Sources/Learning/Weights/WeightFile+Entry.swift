extension WeightFile {
  /// A tensor that a file holds.
  public struct Entry: Hashable, Sendable {
    public var name: String
    /// That of a ``NumberType`` where its numbers can be read.
    public var type: String
    public var shape: [Int]
    /// Where the numbers stand: bytes of the file at this place of ``WeightFile/parts``.
    var part = 0
    var bytes: Range<Int>
    /// Of those bytes, where the format has one.
    var checksum: UInt32?

    /// Numbers in the tensor.
    public var count: Int { shape.reduce(1, *) }

    /// Why the tensor cannot be, as a file states it; nil where it can.
    var problem: String? {
      // Of no number too, no stride may be beyond an integer.
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
