/// The alphabets of formulas. Browsers take no notice of `mathvariant` but for upright letters, so
/// that letters of other alphabets are Unicode's own characters.
enum MathAlphabet: String, Sendable {
  case italic, upright, bold, boldItalic, blackboard, script, fraktur, sans, monospace

  /// A letter or digit in this alphabet; itself where Unicode has none. Italic letters stay plain:
  /// browsers and pages slant them.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = Self.exceptions[self]?[scalar] { return exception }
    let value = scalar.value
    let bases = bases
    let place: UInt32? =
      switch value {
      case 0x41...0x5a: bases.capital.map { $0 + value - 0x41 }
      case 0x61...0x7a: bases.small.map { $0 + value - 0x61 }
      case 0x30...0x39: bases.digit.map { $0 + value - 0x30 }
      case 0x391...0x3a9: bases.greekCapital.map { $0 + value - 0x391 }
      case 0x3b1...0x3c9: bases.greekSmall.map { $0 + value - 0x3b1 }
      default: nil
      }
    return place.flatMap(Unicode.Scalar.init) ?? scalar
  }

  func text(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text.unicodeScalars.map(letter))
    return String(shown)
  }

  private typealias Bases = (
    capital: UInt32?, small: UInt32?, digit: UInt32?, greekCapital: UInt32?, greekSmall: UInt32?
  )

  /// Where the alphabet begins in Unicode's block of mathematical letters.
  private var bases: Bases {
    switch self {
    case .italic, .upright: (nil, nil, nil, nil, nil)
    case .bold: (0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2)
    case .boldItalic: (0x1d468, 0x1d482, 0x1d7ce, 0x1d71c, 0x1d736)
    case .blackboard: (0x1d538, 0x1d552, 0x1d7d8, nil, nil)
    case .script: (0x1d49c, 0x1d4b6, nil, nil, nil)
    case .fraktur: (0x1d504, 0x1d51e, nil, nil, nil)
    case .sans: (0x1d5a0, 0x1d5ba, 0x1d7e2, nil, nil)
    case .monospace: (0x1d670, 0x1d68a, 0x1d7f6, nil, nil)
    }
  }

  /// Letters that Unicode had before the block.
  private static let exceptions: [MathAlphabet: [Unicode.Scalar: Unicode.Scalar]] = [
    .blackboard: [
      "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
    ],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
  ]
}
