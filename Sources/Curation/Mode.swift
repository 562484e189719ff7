/// The most frequent value, with a rule for ties.
enum Mode {
  /// The smallest of the most frequent values.
  static func smallest<Value: Hashable & Comparable>(_ values: [Value]) -> Value? {
    mostFrequent(values).min()
  }

  /// The largest of the most frequent values, in the given order.
  static func largest<Value: Hashable>(
    _ values: [Value], by isLess: (Value, Value) -> Bool
  ) -> Value? {
    mostFrequent(values).max(by: isLess)
  }

  private static func mostFrequent<Value: Hashable>(_ values: [Value]) -> [Value] {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return counts.filter { $0.value == most }.map(\.key)
  }
}
