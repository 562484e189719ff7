/// The order of names as a reader sees it: numbers by value, `sax_2` before `sax_10`.
public enum NaturalOrder {
  /// Whether `a` comes before `b`. Equal numbers with different leading zeros are ordered as text.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    var (first, second) = (a, b)
    return first.withUTF8 { left in second.withUTF8 { order(left, $0) } } ?? (a < b)
  }

  /// nil if numbers and letters are the same.
  private static func order(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool? {
    var (i, j) = (0, 0)
    while i < left.count && j < right.count {
      if isDigit(left[i]) && isDigit(right[j]) {
        let (first, second) = (digits(left, &i), digits(right, &j))
        if first.count != second.count { return first.count < second.count }
        if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      } else {
        if left[i] != right[j] { return left[i] < right[j] }
        i += 1
        j += 1
      }
    }
    if left.count - i != right.count - j { return left.count - i < right.count - j }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The digits from `index` on without leading zeros; moves the index behind them.
  private static func digits(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let end = text[index...].firstIndex { !isDigit($0) } ?? text.count
    defer { index = end }
    return text[index..<end].drop { $0 == 48 }
  }
}
