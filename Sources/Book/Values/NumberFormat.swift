import Foundation

/// How a number is written, in the notation of Python's f-strings: `.2f`, `+.1f`, `,d`, `.1%`,
/// `.3e`, `.3g`. Also `p` for p values, and `.1 %` with a space before the sign.
public struct NumberFormat: Sendable, Hashable {
  /// The kind of notation; the raw value is the letter or sign that ends it.
  package enum Kind: Character, Sendable {
    case fixed = "f", percent = "%", whole = "d", exponent = "e", general = "g", p = "p"
  }
  var plus = false
  var grouped = false
  /// Whether a space precedes the percent sign.
  var isSpaced = false
  var decimals: Int?
  /// Whether the number is fixed, scientific, a percentage and so on.
  package var kind: Kind

  /// nil if `text` is not a format.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.first == "+" {
      plus = true
      rest.removeFirst()
    }
    if rest.first == "," {
      grouped = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      let digits = rest.prefix(while: \.isWholeNumber)
      guard let count = Int(digits), count <= 17 else { return nil }
      decimals = count
      rest = rest.dropFirst(digits.count)
    }
    if rest == " %" {
      isSpaced = true
      rest.removeFirst()
    }
    guard rest.count == 1, let kind = rest.first.flatMap(Kind.init(rawValue:)) else { return nil }
    self.kind = kind
  }

  /// Whether the format is made for the number. Probabilities lie between 0 and 1.
  func takes(_ number: Double) -> Bool { kind != .p || (0...1).contains(number) }

  /// A format with a fixed number of decimals.
  public init(decimals: Int) {
    self.decimals = decimals
    kind = .fixed
  }

  /// The number with a typographic minus and non-breaking spaces. As in Python, the exact binary
  /// value is rounded half to even.
  public func string(_ number: Double) -> String {
    let text =
      isSpaced ? plain(number).replacingOccurrences(of: " ", with: "\u{A0}") : plain(number)
    // Pages have thousands of numbers, few of them negative.
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    return text.replacingOccurrences(of: "-", with: "\u{2212}")
  }

  /// The number with a hyphen for the minus, to compare with what an author typed.
  public func plain(_ number: Double) -> String {
    let text: String
    switch kind {
    case .fixed: text = String(format: "%.\(decimals ?? 6)f", number)
    case .percent:
      text = String(format: "%.\(decimals ?? 6)f", number * 100) + (isSpaced ? " %" : "%")
    case .whole: text = String(format: "%.0f", number)
    case .exponent: text = String(format: "%.\(decimals ?? 6)e", number)
    case .general: text = String(format: "%.\(decimals ?? 6)g", number)
    case .p:
      if number < 0.001 { return "< 0.001" }
      return String(format: number < 0.1 ? "%.3f" : "%.2f", number)
    }
    let unsigned = Self.withoutNegativeZero(text)
    return (plus && !unsigned.hasPrefix("-") ? "+" : "")
      + (grouped ? Self.group(unsigned) : unsigned)
  }

  private static func withoutNegativeZero(_ text: String) -> String {
    text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) })
      ? String(text.dropFirst()) : text
  }

  private static func group(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let unsigned = text.dropFirst(sign.count)
    let whole = unsigned.prefix(while: \.isWholeNumber)
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped + unsigned.dropFirst(whole.count)
  }
}
