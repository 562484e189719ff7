import Figures
import Markup

extension Resolver {
  /// Warns of characters that are drawn and that the book's fonts lack: each once a file.
  mutating func reportLackingCharacters(_ book: ResolvedBook) {
    let coverage = FontCoverage()
    for chapter in book.chapters {
      report(DrawnText.all(in: chapter), of: chapter.source, lackedBy: coverage)
    }
    let authors = book.authors.flatMap { [$0.name, $0.affiliation ?? ""] }
    report(
      [DrawnText(text: book.title, typeface: .sans)]
        + ([book.subtitle ?? ""] + authors).map { DrawnText(text: $0, typeface: .serif) },
      of: "Chapters/book.yaml", lackedBy: coverage)
    if let file = self.book.configuration.bibliography {
      report(
        book.bibliography.flatMap { DrawnText.all(in: $0.text, .serif) }, of: "Chapters/" + file,
        lackedBy: coverage)
    }
  }

  private mutating func report(
    _ texts: [DrawnText], of file: String, lackedBy coverage: FontCoverage
  ) {
    var said: Set<Character> = []
    var source: SourceLines?
    for text in texts {
      for character in coverage.lacking(text.text, in: text.typeface)
      where said.insert(character).inserted {
        let lines = source ?? SourceLines(file, in: book.root)
        source = lines
        // What is not written in the file comes from a block's data.
        let block = book.directives.first { $0.label == text.label }?.block.position
        let codes = character.unicodeScalars.map {
          "U+" + String(repeating: "0", count: max(0, 4 - $0.hex.count)) + $0.hex
        }
        report(
          "lacking-character",
          at: lines.position(of: character) ?? block ?? SourcePosition(file: file, line: 1),
          "\(text.typeface.families[0]) has no “\(character)” (\(codes.joined(separator: " "))), which each machine draws in another font",
          suggestion: "write it in other characters", severity: .warning)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var hex: String { String(value, radix: 16, uppercase: true) }
}
