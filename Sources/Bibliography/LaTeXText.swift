import Foundation

/// Converts the LaTeX of bibliographies to plain text and links: accents, symbols, dashes and
/// quotes. Braces and commands that change the type are dropped; addresses stay as they are.
///
/// Reads Unicode scalars, since a combining mark after a brace would hide it in a `Character`.
struct LaTeXText {
  /// Text and links in order.
  private(set) var parts: [Reference.Part] = []
  /// Unknown commands in order. They are dropped and their arguments kept.
  private(set) var unknown: [String] = []

  private let source: [Unicode.Scalar]
  private var place = 0
  private var written = String.UnicodeScalarView()
  /// For each open group, whether its text is raised or lowered.
  private var groups: [Script?] = []
  /// Whether the next letter or group is raised or lowered.
  private var nextScript: Script?
  private var isMath = false
  /// Combining marks that wait for their letter, outermost first.
  private var accents: [String] = []

  init(_ latex: String) {
    source = Array(latex.unicodeScalars)
    while let scalar = next() { read(scalar) }
    endWithoutLetter()
    flush()
    trim()
  }

  /// The text without addresses of links.
  var text: String { parts.map(\.text).joined() }

  /// Superscript or subscript.
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

  /// Consumes `scalar` if it is next.
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

  /// The command name after a backslash: letters, or one other scalar; empty at the end.
  mutating func commandName() -> String {
    let start = place
    while let scalar = peek(), scalar.isASCII, scalar.properties.isAlphabetic { place += 1 }
    if place == start, peek() != nil { place += 1 }
    return String(String.UnicodeScalarView(source[start..<place]))
  }

  mutating func command() {
    let name = commandName()
    let isWord = name.unicodeScalars.first.map { $0.isASCII && $0.properties.isAlphabetic } == true
    // White space after a command name only ends it.
    if isWord { skipSpace() }
    if let accent = Self.accents[name] {
      skipSpace()
      accents.append(accent)
    } else if !accents.isEmpty, name == "i" || name == "j" {
      // Letters under accents have no dot.
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

  /// The content of the next braces as written, or the next scalar.
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

  /// Drops commands that take the argument of another one, so that they nest no deeper.
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
    // Like TeX, look for a letter after the space.
    if isSpace, !accents.isEmpty { return }
    guard isSpace || !Self.isControl(scalar) else { return }
    if isSpace {
      // Collapse white space.
      if written.last != " " { written.append(" ") }
      return
    }
    let script = nextScript ?? groups.last ?? nil
    nextScript = nil
    written.append(script.flatMap { Self.scripts[$0]?[scalar] } ?? scalar)
    for accent in accents.reversed() { written.append(contentsOf: accent.unicodeScalars) }
    accents = []
  }

  /// Ends an accent over nothing. Many write `\~{}` for a tilde.
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

  /// Removes spaces at both ends.
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
