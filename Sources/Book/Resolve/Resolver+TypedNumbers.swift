import Markup

extension Resolver {
  /// Warns of numbers in prose that equal a computed value to their digits: cited, they follow it.
  package mutating func reportTypedNumbers(among known: [KnownNumber]) {
    for (index, chapter) in book.chapters.enumerated() {
      let slug = book.slug(index)
      var source: SourceLines?
      var counts: [SourcePosition: [String: Int]] = [:]
      for number in TypedNumber.all(in: chapter) {
        let count = counts[number.position]?[number.written] ?? 0
        counts[number.position, default: [:]][number.written] = count + 1
        let near = number.neighbourhood
        let equal = known.filter {
          (near.contains($0.value) || (number.isPercent && near.contains(100 * $0.value)))
            && number.equals($0.value, name: $0.name, isNamed: $0.isNamed)
        }
        // The chapter's own numbers are the likelier ones.
        guard let first = equal.first(where: { $0.slug == slug }) ?? equal.first else { continue }
        let decimals = number.text.split(separator: ".").dropFirst().first?.count ?? 0
        let lines = source ?? SourceLines(chapter.file, in: book.root)
        source = lines
        let position = lines.position(
          of: number.written, line: number.position.line, count: count)
        add([
          Diagnostic(
            .warning, "typed-number", at: position ?? number.position,
            "\(number.text) equals `\(first.key)`"
              + (equal.count > 1 ? " (and \(equal.count - 1) more)" : ""),
            suggestion: "cite it, {val}`\(first.key) : .\(decimals)f`, or put it between backticks"
              + " where it is another number")
        ])
      }
    }
  }

  /// The numbers of this build.
  var knownNumbers: [KnownNumber] {
    citable.compactMap { value in
      guard case .number(let number) = value.value, number.isFinite else { return nil }
      return KnownNumber(key: value.key, value: number, slug: value.slug)
    }
  }
}
