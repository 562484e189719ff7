import Markup

extension TypedNumber {
  /// Warns of typed numbers that equal a computed value in all their digits. As citations they
  /// would follow that value.
  package static func warnings(
    in book: Book, among known: [KnownNumber]
  ) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    for (index, chapter) in book.chapters.enumerated() {
      let slug = book.slug(index)
      var source: SourceLines?
      var counts: [SourcePosition: [String: Int]] = [:]
      for number in all(in: chapter) {
        let count = counts[number.position]?[number.written] ?? 0
        counts[number.position, default: [:]][number.written] = count + 1
        let near = number.neighbourhood
        let equal = known.filter {
          (near.contains($0.value) || (number.isPercent && near.contains(100 * $0.value)))
            && number.equals($0.value, name: $0.name, isNamed: $0.isNamed)
            && !$0.isName(number.text)
        }
        // Prefer a number of the same chapter.
        guard let first = equal.first(where: { $0.slug == slug }) ?? equal.first else { continue }
        let decimals = number.text.split(separator: ".").dropFirst().first?.count ?? 0
        let lines = source ?? SourceLines(chapter.file, in: book.root)
        source = lines
        let position = lines.position(
          of: number.written, line: number.position.line, count: count)
        warnings.append(
          Diagnostic(
            .warning, "typed-number", at: position ?? number.position,
            "\(number.text) equals `\(first.key)`"
              + (equal.count > 1 ? " (and \(equal.count - 1) more)" : ""),
            suggestion: "cite it, {val}`\(first.key) : .\(decimals)f`, or put it between backticks"
              + " where it is another number"))
      }
    }
    return warnings
  }
}
