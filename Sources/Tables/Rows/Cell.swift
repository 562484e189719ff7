/// One value of a typed row, as a column stores it.
enum Cell: Hashable {
  case number(Double)
  case text(String)
  case logical(Bool)
  /// A missing value. Other rows tell its type.
  case missing

  /// Takes numbers, texts, logicals, and enumerations with such raw values; nil for anything else.
  init?(_ value: Any) {
    switch value {
    case let value as Bool: self = .logical(value)
    case let value as String: self = .text(value)
    case let value as Double: self = .number(value)
    case let value as Float: self = .number(Double(value))
    case let value as any BinaryInteger:
      // Larger numbers are not exact in a column of floats.
      guard let number = Double(exactly: value), abs(number) < 0x1p53 else { return nil }
      self = .number(number)
    case let value as any RawRepresentable: self.init(value.rawValue)
    default: return nil
    }
  }

  /// The value as `type`; nil if it has another type.
  func value<T>(as type: T.Type) -> T? {
    switch self {
    case .logical(let value): if let value = value as? T { return value }
    case .text(let value): if let value = value as? T { return value }
    case .number(let value):
      if let value = value as? T { return value }
      if type == Float.self { return Float(value) as? T }
      if let whole = type as? any BinaryInteger.Type { return Self.whole(value, whole) as? T }
    case .missing: return nil
    }
    func raw<R: RawRepresentable>(_ type: R.Type) -> R? {
      self.value(as: R.RawValue.self).flatMap(R.init)
    }
    return (type as? any RawRepresentable.Type).flatMap { raw($0) as? T }
  }

  private static func whole<I: BinaryInteger>(_ value: Double, _ type: I.Type) -> I? {
    I(exactly: value)
  }
}
