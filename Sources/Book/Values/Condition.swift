import Foundation

/// A comparison of two numbers, each a key or a literal: `search.error[TL2].mean < 4`. Several are
/// joined by `and` and, binding less tightly, by `or`. No comparison with a missing number (NaN)
/// holds: a single patient has no interval, so nothing is said about it.
struct Condition: Hashable, Sendable {
  enum Operand: Hashable, Sendable {
    case key(ValueKey)
    case number(Double)
    case text(String)
  }
  struct Comparison: Hashable, Sendable {
    var left: Operand
    var sign: String
    var right: Operand
  }

  /// The condition holds if all comparisons of one alternative hold.
  var alternatives: [[Comparison]]

  init(_ text: String) throws(ValueError) {
    alternatives = []
    for alternative in text.components(separatedBy: " or ") {
      var comparisons: [Comparison] = []
      for part in alternative.components(separatedBy: " and ") {
        comparisons.append(try Self.comparison(part))
      }
      alternatives.append(comparisons)
    }
  }

  /// The keys that it compares, without literals.
  var keys: [ValueKey] {
    alternatives.joined().flatMap { [$0.left, $0.right] }.compactMap {
      if case .key(let key) = $0 { key } else { nil }
    }
  }

  func holds(in values: ValueIndex) throws(ValueError) -> Bool {
    for comparisons in alternatives {
      var holds = true
      for comparison in comparisons where holds { holds = try Self.holds(comparison, values) }
      if holds { return true }
    }
    return false
  }

  private static func comparison(_ text: String) throws(ValueError) -> Comparison {
    for sign in ["<=", ">=", "==", "!=", "<", ">"] {
      guard let range = text.range(of: " \(sign) ") else { continue }
      return Comparison(
        left: try operand(String(text[..<range.lowerBound])), sign: sign,
        right: try operand(String(text[range.upperBound...])))
    }
    throw ValueError(
      "“\(text.trimmed)” is not a comparison",
      suggestion: "write e.g. `{when} a[row].mean < b[row].mean`")
  }

  private static func operand(_ text: String) throws(ValueError) -> Operand {
    let text = text.trimmed
    if let number = Double(text) { return .number(number) }
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
      return .text(String(text.dropFirst().dropLast()))
    }
    return .key(try ValueKey(text))
  }

  private static func holds(_ comparison: Comparison, _ values: ValueIndex) throws(ValueError)
    -> Bool
  {
    let left = try value(comparison.left, values)
    let right = try value(comparison.right, values)
    switch (left, right) {
    case (.number(let a), .number(let b)):
      // Even `!=` does not hold for a missing number.
      return !a.isNaN && !b.isNaN && compare(a, comparison.sign, b)
    case (.text(let a), .text(let b)): return compare(a, comparison.sign, b)
    default: throw ValueError("a number cannot be compared with a text")
    }
  }

  private static func compare<T: Comparable>(_ a: T, _ sign: String, _ b: T) -> Bool {
    switch sign {
    case "<": a < b
    case ">": a > b
    case "<=": a <= b
    case ">=": a >= b
    case "==": a == b
    default: a != b
    }
  }

  private static func value(_ operand: Operand, _ values: ValueIndex) throws(ValueError)
    -> NamedValue.Value
  {
    switch operand {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .key(let key): return try values.find(key).value
    }
  }
}
