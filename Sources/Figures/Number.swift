import Foundation

/// Numbers as figures show them: with a full stop and the minus sign U+2212, in every locale.
public enum Number {
  /// `value` with `decimals` decimals, but never "-0".
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "\u{2212}∞" : "∞" }
    let text = String(format: "%.\(max(0, decimals))f", abs(value))
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
    return value < 0 && !isZero ? "\u{2212}" + text : text
  }

  /// The number as a multiple of a power of ten: `10⁻⁶`, `2·10⁻⁶`.
  static func power(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return short(value) }
    let exponent = (log10(value) + 1e-9).rounded(.down)
    let factor = short(value / pow(10, exponent))
    let raised: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    let power = "10" + String(String(Int(exponent)).compactMap { raised[$0] })
    return factor == "1" ? power : "\(factor)·\(power)"
  }

  /// The number with about three significant digits, without trailing zeros after the point.
  public static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, 0) }
    let magnitude = Int(log10(abs(value)).rounded(.down))
    guard (-4...6).contains(magnitude) else {
      return String(format: "%.2e", value).replacing("-", with: "\u{2212}")
    }
    let text = fixed(value, max(0, 2 - magnitude))
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }
}
