import Foundation

/// LaTeX as it occurs in bibliographies, to plain text: accents, symbols, dashes, quotes; braces and
/// commands of type are dropped.
struct LaTeXText {
  private(set) var text = ""
  /// Commands that it does not know, in order; they are dropped, their arguments kept.
  private(set) var unknown: [String] = []
  private var rest: Substring
  private var isMath = false
  /// Digits to replace after `_` or `^`.
  private var script: [Character]?
  private var scriptDepth: Int?
  private var depth = 0

  init(_ latex: String) {
    rest = latex[...]
    while let character = rest.popFirst() { read(character) }
    text = text.precomposedStringWithCanonicalMapping
    text = text.split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
  }
}

private extension LaTeXText {
  mutating func read(_ character: Character) {
    switch character {
    case "{":
      depth += 1
      if script != nil, scriptDepth == nil { scriptDepth = depth }
    case "}":
      if scriptDepth == depth { (script, scriptDepth) = (nil, nil) }
      depth -= 1
    case "$": isMath.toggle()
    case "_" where isMath: script = Array("₀₁₂₃₄₅₆₇₈₉")
    case "^" where isMath: script = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    case "~": text += "\u{A0}"
    case "-" where !isMath:
      if rest.hasPrefix("--") {
        text += take(2, as: "—")
      } else if rest.hasPrefix("-") {
        text += take(1, as: "–")
      } else {
        text += "-"
      }
    case "-": text += "−"
    case "`": text += rest.first == "`" ? take(1, as: "“") : "‘"
    case "'": text += rest.first == "'" ? take(1, as: "”") : "’"
    case "\\": command()
    default:
      if let script, let digit = character.wholeNumberValue, script.indices.contains(digit) {
        text.append(script[digit])
      } else {
        text.append(character)
      }
      if scriptDepth == nil { script = nil }
    }
  }

  mutating func take(_ count: Int, as replacement: String) -> String {
    rest = rest.dropFirst(count)
    return replacement
  }

  /// What follows a backslash: a command, or accents and what they stand on.
  mutating func command() {
    var accents: [String] = []
    while let accent = Self.accents[name] {
      accents.append(accent)
      rest = rest.dropFirst(name.count).drop { $0.isWhitespace }
      // Braces around a letter are dropped like any others.
      while rest.first == "{" {
        rest.removeFirst()
        depth += 1
      }
      guard let letter = rest.first, letter != "}" else { return }
      rest.removeFirst()
      // Another command, which may be an accent too.
      if letter == "\\" { continue }
      text.append(letter)
      text += accents.reversed().joined()
      return
    }
    if !accents.isEmpty, ["i", "j"].contains(name) {
      // Under an accent no letter has a dot.
      text += name
      rest = rest.dropFirst().drop { $0.isWhitespace }
    } else {
      symbol()
    }
    text += accents.reversed().joined()
  }

  /// Of the command that comes next: its letters, or one other character; empty at the end.
  var name: String {
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    return String(letters.isEmpty ? rest.prefix(1) : letters)
  }

  /// A command that is no accent.
  mutating func symbol() {
    let name = name
    rest = rest.dropFirst(name.count)
    guard let first = name.first else { return }
    guard first.isASCII, first.isLetter else {
      if first == "\\" || first.isWhitespace || first == "," {
        text += " "
      } else if first != "-" && first != "/" {
        text.append(first)
      }
      return
    }
    // White space ends the name of a command and is no text.
    rest = rest.drop { $0.isWhitespace }
    if let symbol = Self.symbols[name] {
      text += symbol
    } else if !Self.silent.contains(name) {
      unknown.append(name)
    }
  }

  static let accents = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "c": "\u{327}",
    "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
  ]

  static let symbols = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "dj": "đ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ",
    "Sigma": "Σ", "Omega": "Ω", "times": "×", "pm": "±", "cdot": "·", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "approx": "≈", "sim": "∼", "infty": "∞", "to": "→",
    "rightarrow": "→", "ldots": "…", "dots": "…", "textendash": "–", "textemdash": "—",
    "textquoteright": "’", "textquoteleft": "‘", "textregistered": "®", "texttrademark": "™",
    "copyright": "©", "textdegree": "°", "textmu": "µ", "S": "§", "textbackslash": "\\",
    "textasciitilde": "~", "textunderscore": "_", "quad": " ", "LaTeX": "LaTeX", "TeX": "TeX",
  ]

  /// Commands of type, whose arguments are the text.
  static let silent: Set<String> = [
    "emph", "textit", "textbf", "textsc", "textrm", "texttt", "textsf", "textsuperscript",
    "textsubscript", "textnormal", "mathrm", "mathbf", "mathit", "mathcal", "it", "bf", "em", "sc",
    "rm", "tt", "url", "href", "mbox", "text", "ensuremath", "noopsort", "relax", "protect",
  ]
}
