import Bibliography

/// Makes pages of chapters in three passes over values: ``Numbering`` numbers sections, figures and
/// tables; ``ValueIndex`` collects the numbers that can be cited; ``TextResolver`` fills both into
/// the text, chapter by chapter.
package struct Resolver: Sendable {
  private let book: Book
  private let outcomes: [String: DirectiveOutcome]
  private let isDraft: Bool

  /// `outcomes`: what became of the blocks, by label; those that nothing is known of have none.
  /// In a draft what is undefined is marked in the page, and is only a warning.
  package init(book: Book, outcomes: [String: DirectiveOutcome], isDraft: Bool = false) {
    self.book = book
    self.outcomes = outcomes
    self.isDraft = isDraft
  }

  /// The resolved book. With `looksAtHidden`, prose that no page shows with the numbers of today is
  /// looked over too; what it cites then counts as cited, so that such a book is not for
  /// publishing.
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

  /// The works of these keys: in order of citation, or by authors and year.
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
      title: configuration.title, subtitle: configuration.subtitle,
      authors: configuration.authors ?? [], date: configuration.date,
      license: configuration.license, url: configuration.url, chapters: chapters,
      bibliography: bibliography, citedRows: citedRows)
  }
}
