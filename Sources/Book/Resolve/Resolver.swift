import Bibliography

/// Turns chapters into pages in three passes: ``Numbering`` numbers sections, figures and tables;
/// ``ValueIndex`` collects the numbers that can be cited; ``TextResolver`` fills both into the
/// text, chapter by chapter.
package struct Resolver: Sendable {
  private let book: Book
  private let outcomes: [String: DirectiveOutcome]
  private let isDraft: Bool

  /// `outcomes`: outcomes of blocks by label; a block whose outcome is unknown has none. A draft
  /// marks undefined references in the page and only warns.
  package init(book: Book, outcomes: [String: DirectiveOutcome], isDraft: Bool = false) {
    self.book = book
    self.outcomes = outcomes
    self.isDraft = isDraft
  }

  /// The resolved book. `looksAtHidden` also checks prose that no page shows with the present
  /// numbers. What that prose cites then counts as cited, so such a book must not be published.
  package func resolve(looksAtHidden: Bool = false) -> Resolution {
    let numbered = NumberedBook(book, outcomes, isDraft: isDraft)
    var findings = TextFindings(isDraft: isDraft)
    let chapters = book.chapters.indices.map { index in
      TextResolver(numbered, chapter: index, looksAtHidden: looksAtHidden).resolved(&findings)
    }
    let works = works(findings.cited)
    return Resolution(
      book: resolved(chapters, works, findings.citedRows),
      diagnostics: numbered.numbering.diagnostics + findings.log.diagnostics,
      citable: CitableValue.all(in: book, numbered.numbering),
      tables: numbered.values.tables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      replications: findings.replications, pins: findings.pins, linked: findings.linked.sorted(),
      cited: Set(findings.cited))
  }

  /// Works with these keys, in order of citation or sorted by authors and year.
  private func works(_ cited: [String]) -> [BibliographyEntry] {
    guard let bibliography = book.bibliography else { return [] }
    let numbered = cited.enumerated().compactMap { place, key in
      bibliography.reference(key).map { BibliographyEntry($0, number: place + 1) }
    }
    guard book.configuration.citations == .authorYear else { return numbered }
    let order = AuthorYearOrder(cited.compactMap { bibliography.reference($0) })
    let numbers = Dictionary(numbered.map { ($0.key, $0.number) }) { first, _ in first }
    return order.keys.compactMap { key in
      guard let reference = bibliography.reference(key, letter: order.letters[key] ?? ""),
        let number = numbers[key]
      else { return nil }
      let label = "\(reference.authors), \(reference.year)"
      return BibliographyEntry(reference, number: number, label: label)
    }
  }

  private func resolved(
    _ chapters: [ResolvedChapter], _ bibliography: [BibliographyEntry],
    _ citedRows: [String: Set<Int>]
  ) -> ResolvedBook {
    let configuration = book.configuration
    return ResolvedBook(
      title: configuration.title.withoutMarkup, subtitle: configuration.subtitle?.withoutMarkup,
      authors: configuration.authors ?? [], date: configuration.date,
      license: configuration.license, url: configuration.url, chapters: chapters,
      bibliography: bibliography, citedRows: citedRows)
  }
}
