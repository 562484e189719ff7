/// A book in which every number, reference and citation is known: what the renderers take.
public struct ResolvedBook: Sendable {
  public var title: String
  public var subtitle: String?
  public var authors: [Author]
  /// ISO 8601 day from SOURCE_DATE_EPOCH or book.yaml; nil for none. Never today's.
  public var date: String?
  public var license: String?
  /// Where the book will be published; nil where unknown.
  public var url: String?
  public var chapters: [ResolvedChapter]
  /// In order of citation; by authors and year where they are cited so.
  public var bibliography: [BibliographyEntry]
  /// By a table's id, the rows from 0 that a text cites.
  public var citedRows: [String: Set<Int>] = [:]

  /// The rows of a table from 0 that a page shows in it, and those behind them that a text cites.
  package func rows(of table: PageTable) -> (shown: Range<Int>, cited: [Int]) {
    (0..<table.shownRows, (citedRows[table.id] ?? []).filter { $0 >= table.shownRows }.sorted())
  }

  public struct Author: Sendable, Hashable, Codable {
    public var name: String
    public var affiliation: String?
    public var orcid: String?

    /// The ORCID iD as an address, however it is written.
    package var orcidAddress: String? {
      orcid?.split(separator: "/").last.map { "https://orcid.org/\($0)" }
    }
  }
}

public struct ResolvedChapter: Sendable {
  /// The page's name without `.html`: `labels`; the first chapter is `index`.
  public var slug: String
  public var title: String
  /// Counted from 1.
  public var number: Int
  public var blocks: [PageBlock]
  /// Numbered from 1 in order of reference.
  public var footnotes: [[PageBlock]]
  /// The chapter's file, e.g. `Chapters/labels.md`.
  public var source: String

  package init(
    slug: String, title: String, number: Int, blocks: [PageBlock], footnotes: [[PageBlock]],
    source: String
  ) {
    self.slug = slug
    self.title = title
    self.number = number
    self.blocks = blocks
    self.footnotes = footnotes
    self.source = source
  }
}

/// A work of the bibliography, formatted.
public struct BibliographyEntry: Sendable, Hashable {
  public var key: String
  /// In order of citation, from 1.
  public var number: Int
  /// What stands for it in the text where works are cited by authors and year: `Doe, 2024a`; nil
  /// where that is its number.
  public var label: String?
  /// Authors, title, journal, year; links where there is a DOI or URL.
  public var text: [PageInline]
}
