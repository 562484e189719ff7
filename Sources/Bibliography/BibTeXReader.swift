import Markup

/// Reads a BibTeX file entry by entry, so that a malformed one spoils no other.
///
/// Follows BibTeX (Patashnik 1988) and the habits of its successors: text outside entries is a
/// comment, and so are lines that begin with `%` and everything in `@comment{...}`. A macro may be
/// used after its definition. Of a repeated field only one counts. The running time is bounded by
/// the length of the text, whatever it contains.
struct BibTeXReader {
  private let source: BibTeXSource
  private var lines: LineCounter
  private var place = 0
  private var macros = Self.months
  private(set) var entries: [BibTeXEntry] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The number of bytes that macros have added. Without a limit, macros made of macros would grow
  /// exponentially.
  private var expanded = 0
  private static let mostExpanded = 1 << 24

  /// `file` names the text in positions.
  init(_ text: String, file: String) {
    source = BibTeXSource(text)
    lines = LineCounter(source.bytes, file: file)
    while let start = nextCommand() { read(command: start) }
  }
}

/// What is wrong with an entry and where. Ends the reading of the entry.
private struct Malformed: Error {
  var place: Int
  var sentence: String
}

// MARK: - Commands

private extension BibTeXReader {
  /// The next `@` at or after the present place.
  mutating func nextCommand() -> Int? {
    while let byte = source[place] {
      switch byte {
      case UInt8(ascii: "@"): return place
      case UInt8(ascii: "%"): place = source.lineEnd(place)
      case UInt8(ascii: "}") where source.closing(place) == nil:
        say(
          .warning, "malformed-bibtex", at: place,
          "This `}` closes nothing; the entry before it may have ended too early.")
        place += 1
      default: place += 1
      }
    }
    return nil
  }

  /// Reads the entry, macro, preamble or comment that begins at `start`.
  mutating func read(command start: Int) {
    let name = source.skippingSpace(start + 1)
    let nameEnd = source.nameEnd(name)
    let open = source.skippingSpace(nameEnd)
    let command = source.text(name..<nameEnd).lowercased()
    guard nameEnd > name, source.beginsCommand(start) else {
      place = max(nameEnd, start + 1)
      // Elsewhere the `@` belongs to an address or to prose.
      if command == "comment" || nameEnd == name || !source.beginsLine(start) { return }
      say(
        malformed: .init(
          place: open, sentence: "found \(token(open)), expected `{` after `@\(command)`"))
      return
    }
    let isBraced = source[open] == UInt8(ascii: "{")
    if command == "comment", !isBraced {
      place = source.lineEnd(open)
      return
    }
    guard !isBraced || source.closing(open) != nil else {
      say(malformed: .init(place: start, sentence: "its `{` is not closed"))
      return recover(from: open + 1, limit: source.end)
    }
    let limit = isBraced ? source.closing(open) : nil
    place = open + 1
    do throws(Malformed) {
      switch command {
      case "comment": place = limit ?? place
      case "preamble": _ = try value()
      case "string": try macro()
      default: try entry(command, at: start, limit: limit)
      }
      try close(limit)
    } catch {
      say(malformed: error)
      recover(from: error.place, limit: limit ?? source.end)
    }
  }

  /// Continues at the next entry: after the brace that closes this one, or earlier if another
  /// begins.
  mutating func recover(from start: Int, limit: Int) {
    place = start
    while place < limit, !isEntryLine(place) { place += 1 }
    if place == limit, place < source.end { place += 1 }
  }

  func isEntryLine(_ place: Int) -> Bool {
    source[place] == UInt8(ascii: "@") && source.beginsLine(place) && source.beginsCommand(place)
  }

  mutating func macro() throws(Malformed) {
    let name = try identifier("the name of a macro").lowercased()
    try expect("=")
    macros[name] = try value()
    skipSpace()
    if source[place] == UInt8(ascii: ",") { place += 1 }
  }

  /// Reads the end of a command: its closing brace at `limit`, or a parenthesis.
  mutating func close(_ limit: Int?) throws(Malformed) {
    skipSpace()
    guard place == limit || (limit == nil && source[place] == UInt8(ascii: ")")) else {
      let end = limit == nil ? ")" : "}"
      throw Malformed(place: place, sentence: "found \(token(place)), expected `\(end)`")
    }
    place += 1
  }
}

// MARK: - Entries

private extension BibTeXReader {
  /// Reads an entry up to its closing brace. The readable part of a malformed entry is kept, so
  /// that its citations are not reported as well.
  mutating func entry(_ type: String, at start: Int, limit: Int?) throws(Malformed) {
    let key = try key(type, isBraced: limit != nil)
    var entry = BibTeXEntry(type: type, key: key, fields: [:], position: lines.position(start))
    entry.isWhole = false
    defer { entries.append(entry) }
    skipSpace()
    while place != limit, source[place] == UInt8(ascii: ",") {
      place += 1
      skipSpace()
      if place == limit || source[place] == UInt8(ascii: ")") { break }
      let start = place
      let name = try identifier("the name of a field").lowercased()
      try expect("=")
      let text = try value()
      if entry.fields[name] == nil {
        entry.fields[name] = text
      } else {
        say(
          .warning, "duplicate-field", at: start,
          "The entry `\(key)` gives `\(name)` twice; the first one counts.")
      }
      skipSpace()
    }
    guard place == limit || source[place] == UInt8(ascii: ")") else {
      throw Malformed(place: place, sentence: "found \(token(place)), expected `,` or `}`")
    }
    entry.isWhole = true
  }

  mutating func key(_ type: String, isBraced: Bool) throws(Malformed) -> String {
    skipSpace()
    let start = place
    while let byte = source[place], !BibTeXSource.isSpace(byte), byte != UInt8(ascii: ","),
      !isBraced || byte != UInt8(ascii: "}"), byte != UInt8(ascii: "="),
      byte != UInt8(ascii: "{")
    { place += 1 }
    let next = source[source.skippingSpace(place)]
    guard place > start, next != UInt8(ascii: "="), next != UInt8(ascii: "{") else {
      throw Malformed(
        place: start, sentence: "found \(token(start)), expected the key of the `@\(type)`")
    }
    return source.text(start..<place)
  }

  mutating func identifier(_ what: String) throws(Malformed) -> String {
    skipSpace()
    let end = source.nameEnd(place)
    guard end > place, !isDigit(source[place]) else {
      throw Malformed(place: place, sentence: "found \(token(place)), expected \(what)")
    }
    defer { place = end }
    return source.text(place..<end)
  }

  mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
    skipSpace()
    guard source[place] == UInt8(ascii: character) else {
      throw Malformed(place: place, sentence: "found \(token(place)), expected `\(character)`")
    }
    place += 1
  }
}

// MARK: - Values

private extension BibTeXReader {
  /// Reads pieces joined by `#`.
  mutating func value() throws(Malformed) -> String {
    var text = ""
    while true {
      skipSpace()
      text += try piece()
      skipSpace()
      guard source[place] == UInt8(ascii: "#") else { return text }
      place += 1
    }
  }

  /// Reads `{text}`, `"text"`, a number, or a macro.
  mutating func piece() throws(Malformed) -> String {
    switch source[place] {
    case UInt8(ascii: "{"):
      guard let end = source.closing(place) else {
        throw Malformed(place: place, sentence: "this `{` is not closed")
      }
      defer { place = end + 1 }
      return source.text(place + 1..<end)
    case UInt8(ascii: "\""): return try quoted()
    case let byte where isDigit(byte):
      let start = place
      while isDigit(source[place]) { place += 1 }
      return source.text(start..<place)
    default:
      let start = place
      let name = try identifier("a text in braces or quotes, a number or a macro")
      if let text = macros[name.lowercased()] {
        expanded += text.utf8.count
        guard expanded <= Self.mostExpanded else {
          throw Malformed(
            place: start, sentence: "the macros of this file expand to more than 16 million bytes")
        }
        return text
      }
      let near = name.lowercased().nearest(in: macros.keys.sorted())
      say(
        .warning, "undefined-macro", at: start, "The macro `\(name)` is not defined.",
        suggestion: near.map { "did you mean `\($0)`?" }
          ?? "define it with @string, or put the text in braces")
      return ""
    }
  }

  /// Reads up to the next quote outside braces.
  mutating func quoted() throws(Malformed) -> String {
    let start = place
    var end = place + 1
    while let byte = source[end], byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "{") {
        guard let closing = source.closing(end) else {
          throw Malformed(place: end, sentence: "this `{` is not closed")
        }
        end = closing + 1
      } else if byte == UInt8(ascii: "}") || isEntryLine(end) {
        break
      } else {
        end += 1
      }
    }
    guard source[end] == UInt8(ascii: "\"") else {
      throw Malformed(place: start, sentence: "this `\"` is not closed")
    }
    place = end + 1
    return source.text(start + 1..<end)
  }
}

// MARK: - Small things

private extension BibTeXReader {
  /// Skips white space and comment lines.
  mutating func skipSpace() {
    place = source.skippingSpace(place)
    while source[place] == UInt8(ascii: "%") {
      place = source.skippingSpace(source.lineEnd(place))
    }
  }

  func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  /// The token at a place, for an error message.
  func token(_ place: Int) -> String {
    guard source[place] != nil else { return "the end of the file" }
    let end = min(source.nameEnd(place), place + 40)
    if end > place { return "`\(source.text(place..<end))`" }
    let character = source.text(place..<min(place + 4, source.end)).unicodeScalars.first
    return character.map { "`\($0)`" } ?? "nothing"
  }

  mutating func say(malformed: Malformed) {
    say(
      .error, "malformed-bibtex", at: malformed.place,
      "The entry is malformed: \(malformed.sentence).")
  }

  mutating func say(
    _ severity: Diagnostic.Severity, _ code: String, at place: Int, _ sentence: String,
    suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, code, at: lines.position(place), sentence, suggestion: suggestion))
  }

  /// The macros that BibTeX defines.
  static let months = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
  ]
}
