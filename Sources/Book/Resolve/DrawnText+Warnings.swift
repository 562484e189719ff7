import Figures
import Markup

extension DrawnText {
  /// Warns of characters that the book's fonts lack and that are drawn: once for each file, or for
  /// a block whose data contains them.
  package static func warnings(in resolved: ResolvedBook, of book: Book) -> [Diagnostic] {
    let coverage = FontCoverage()
    var found = resolved.chapters.map { chapter in
      warning(all(in: chapter), of: chapter.source, in: book, coverage)
    }
    let authors = resolved.authors.flatMap { [$0.name, $0.affiliation ?? ""] }
    let opening =
      [DrawnText(text: resolved.title, typeface: .sans)]
      + ([resolved.subtitle ?? ""] + authors).map { DrawnText(text: $0, typeface: .serif) }
    found.append(warning(opening, of: "Chapters/book.yaml", in: book, coverage))
    if let file = book.configuration.bibliography {
      let works = resolved.bibliography.flatMap { all(in: $0.text, .serif) }
      found.append(warning(works, of: "Chapters/" + file, in: book, coverage))
    }
    return found.compactMap(\.self)
  }

  private static func warning(
    _ texts: [DrawnText], of file: String, in book: Book, _ coverage: FontCoverage
  ) -> Diagnostic? {
    var said: Set<Character> = []
    let found = texts.flatMap { text in
      coverage.lacking(text.text, in: text.typeface).filter { said.insert($0).inserted }
        .map { (character: $0, text: text) }
    }
    guard let first = found.first else { return nil }
    let lines = SourceLines(file, in: book.root)
    let places = found.compactMap { lines.position(of: $0.character) }
    // Characters that the file does not contain come from a block's data.
    let block = book.directives.first { $0.label == first.text.label }?.block.position
    let position =
      places.min { ($0.line, $0.column) < ($1.line, $1.column) } ?? block
      ?? SourcePosition(file: file, line: 1)
    let fonts = Set(found.map(\.text.typeface.families[0])).sorted()
    let listed = found.prefix(mostListedCharacters).map { $0.character.named }
    let more = found.count - listed.count
    return Diagnostic(
      .warning, "lacking-character", at: position,
      "\(fonts.joined(separator: " and ")) \(fonts.count == 1 ? "has" : "have") no "
        + listed.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        + ", which each machine draws in another font",
      suggestion: "write \(found.count == 1 ? "it" : "them") in other characters")
  }

  private static var mostListedCharacters: Int { 5 }
}

extension Character {
  /// The character and its code points: `“中” (U+4E2D)`.
  fileprivate var named: String {
    let codes = unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
    return "“\(self)” (\(codes.joined(separator: " ")))"
  }
}
