import Foundation

/// LaTeX as it occurs in bibliographies, to plain text and links: accents, symbols, dashes, quotes;
/// braces and commands of type are dropped, addresses are kept as they stand.
///
/// Read scalar by scalar: a combining mark after a brace would hide it in a `Character`.
struct LaTeXText {
  /// Text and links, in order.
  private(set) var parts: [Reference.Part] = []
  /// Commands that it does not know, in order; they are dropped, their arguments kept.
  private(set) var unknown: [String] = []

  private let source: [Unicode.Scalar]
  private var place = 0
  private var written = String.UnicodeScalarView()
  /// Of each group that is open, whether its letters stand high or low.
  private var groups: [Script?] = []
  /// Of the next letter or group.
  private var nextScript: Script?
  private var isMath = false
  /// Combining marks that wait for their letter, the outermost first.
  private var accents: [String] = []

  init(_ latex: String) {
    source = Array(latex.unicodeScalars)
    while let scalar = next() { read(scalar) }
    endWithoutLetter()
    flush()
    trim()
  }

  /// Without links' addresses.
  var text: String { parts.map(\.text).joined() }

  /// Raised or lowered digits.
  enum Script {
    case superscript, `subscript`
  }
}

// MARK: - Reading

private extension LaTeXText {
  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    place + offset < source.count ? source[place + offset] : nil
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    place += 1
    return scalar
  }

  /// Whether `scalar` comes next, which it then takes.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    place += 1
    return true
  }

  mutating func skipSpace() {
    while let scalar = peek(), scalar.properties.isWhitespace { place += 1 }
  }

  mutating func read(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "{":
      groups.append(nextScript ?? groups.last ?? nil)
      nextScript = nil
    case "}":
      endWithoutLetter()
      _ = groups.popLast()
    case "$": isMath.toggle()
    case "_" where isMath: nextScript = .subscript
    case "^" where isMath: nextScript = .superscript
    case "~": write("\u{A0}")
    case "-" where isMath: write("−")
    case "-": write(take("-") ? (take("-") ? "—" : "–") : "-")
    case "`": write(take("`") ? "“" : "‘")
    case "'" where isMath: write("′")
    case "'": write(take("'") ? "”" : "’")
    case "?" where peek() == "`", "!" where peek() == "`":
      place += 1
      write(scalar == "?" ? "¿" : "¡")
    case "\\": command()
    default: write(scalar)
    }
  }

  /// The name of a command after its backslash: letters, or one other scalar; empty at the end.
  mutating func commandName() -> String {
    let start = place
    while let scalar = peek(), scalar.isASCII, scalar.properties.isAlphabetic { place += 1 }
    if place == start, peek() != nil { place += 1 }
    return String(String.UnicodeScalarView(source[start..<place]))
  }

  mutating func command() {
    let name = commandName()
    let isWord = name.unicodeScalars.first.map { $0.isASCII && $0.properties.isAlphabetic } == true
    // White space ends the name of a command and is no text.
    if isWord { skipSpace() }
    if let accent = Self.accents[name] {
      skipSpace()
      accents.append(accent)
    } else if !accents.isEmpty, name == "i" || name == "j" {
      // Under an accent no letter has a dot.
      write(name)
    } else if let symbol = Self.symbols[name] {
      write(symbol)
    } else if name == "url" || name == "path" || name == "nolinkurl" {
      let address = LaTeXAddress(argument()).text
      link(address, to: address)
    } else if name == "href" {
      let address = LaTeXAddress(argument()).text
      skipSpace()
      let text = peek() == "{" ? LaTeXText(Self.flat(argument())).text : address
      link(text, to: address)
    } else if name == "textsuperscript" || name == "textsubscript" {
      nextScript = name == "textsuperscript" ? .superscript : .subscript
    } else if Self.wordless.contains(name) {
      _ = argument()
    } else if isWord, !Self.silent.contains(name) {
      unknown.append(name)
    }
  }

  /// What stands in the braces that come next, or the next scalar; as it is written.
  mutating func argument() -> String {
    guard take("{") else { return next().map { String(Character($0)) } ?? "" }
    let start = place
    var depth = 1
    while let scalar = next() {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0 { return String(String.UnicodeScalarView(source[start..<place - 1])) }
    }
    return String(String.UnicodeScalarView(source[start...]))
  }

  /// Without commands that hold others' arguments, so that they nest no deeper.
  static func flat(_ latex: String) -> String {
    latex.replacing("\\href", with: "").replacing("\\url", with: "")
  }
}

// MARK: - Writing

private extension LaTeXText {
  mutating func write(_ text: String) {
    for scalar in text.unicodeScalars { write(scalar) }
  }

  mutating func write(_ scalar: Unicode.Scalar) {
    let isSpace = scalar != "\u{A0}" && scalar.properties.isWhitespace
    // As TeX, which looks for a letter behind it.
    if isSpace, !accents.isEmpty { return }
    guard isSpace || !Self.isControl(scalar) else { return }
    if isSpace {
      // One space stands for any number.
      if written.last != " " { written.append(" ") }
      return
    }
    let script = nextScript ?? groups.last ?? nil
    nextScript = nil
    written.append(script.flatMap { Self.scripts[$0]?[scalar] } ?? scalar)
    for accent in accents.reversed() { written.append(contentsOf: accent.unicodeScalars) }
    accents = []
  }

  /// An accent over nothing: `\~{}` is how many write a tilde.
  mutating func endWithoutLetter() {
    let waiting = accents
    accents = []
    for accent in waiting.reversed() {
      if let alone = Self.alone[accent] { write(alone) }
    }
  }

  mutating func link(_ text: String, to address: String) {
    flush()
    if !text.isEmpty { parts.append(.link(text, destination: address)) }
  }

  mutating func flush() {
    if !written.isEmpty {
      parts.append(.text(String(written).precomposedStringWithCanonicalMapping))
    }
    written = .init()
  }

  /// No space at the ends.
  mutating func trim() {
    if case .text(let text)? = parts.first { parts[0] = .text(String(text.drop { $0 == " " })) }
    if case .text(var text)? = parts.last {
      while text.last == " " { text.removeLast() }
      parts[parts.count - 1] = .text(text)
    }
    parts.removeAll { $0.text.isEmpty }
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate: true
    case .unassigned: scalar.properties.isNoncharacterCodePoint
    default: false
    }
  }
}
