import Foundation

/// How a number is written, in the notation of Python's f-strings: `.2f`, `+.1f`, `,d`, `.1%`,
/// `.3e`, `.3g`; and `p` for p values, `.1 %` where the sign stands apart.
public struct NumberFormat: Sendable, Hashable {
  package enum Kind: Character, Sendable {
    case fixed = "f", percent = "%", whole = "d", exponent = "e", general = "g", p = "p"
  }
  var plus = false
  var grouped = false
  /// Whether a space stands before the sign of per cent.
  var isSpaced = false
  var decimals: Int?
  package var kind: Kind

  /// nil where `text` is no such format.
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

  /// A fixed number of decimals.
  public init(decimals: Int) {
    self.decimals = decimals
    kind = .fixed
  }

  /// The number with a typographic minus and spaces that do not break; numbers are rounded half to
  /// even of their exact binary value, as in Python.
  public func string(_ number: Double) -> String {
    let text =
      isSpaced ? plain(number).replacingOccurrences(of: " ", with: "\u{A0}") : plain(number)
    // Pages have thousands of numbers, and few are negative.
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    return text.replacingOccurrences(of: "-", with: "\u{2212}")
  }

  /// The same with the ASCII hyphen, to compare with what an author typed.
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
