/// A book in which every number, reference and citation is filled in, ready for rendering.
public struct ResolvedBook: Sendable {
  /// The title in book.yaml.
  public var title: String
  /// The subtitle; nil for none.
  public var subtitle: String?
  /// The authors in the order of book.yaml.
  public var authors: [Author]
  /// The day in ISO 8601, from SOURCE_DATE_EPOCH or book.yaml; nil for none. Never today's date.
  public var date: String?
  /// A licence as a short SPDX name or an address; nil for none.
  public var license: String?
  /// Where the book will be published; nil if unknown.
  public var url: String?
  /// The chapters in order.
  public var chapters: [ResolvedChapter]
  /// The cited works, in order of citation or, with author-year citations, sorted by authors and
  /// year.
  public var bibliography: [BibliographyEntry]
  /// Rows that the text cites, counted from 0, by the table's anchor.
  public var citedRows: [String: Set<Int>] = [:]

  /// The rows of a table that its page shows, and the cited rows after them; counted from 0.
  package func rows(of table: PageTable) -> (shown: Range<Int>, cited: [Int]) {
    (0..<table.shownRows, (citedRows[table.id] ?? []).filter { $0 >= table.shownRows }.sorted())
  }

  /// An author of the book.
  public struct Author: Sendable, Hashable, Codable {
    /// The full name.
    public var name: String
    /// The institution; nil for none.
    public var affiliation: String?
    /// The ORCID iD, bare or as an address; nil for none.
    public var orcid: String?

    /// The ORCID iD as an address, whichever way it is given.
    package var orcidAddress: String? {
      orcid?.split(separator: "/").last.map { "https://orcid.org/\($0)" }
    }
  }
}

/// A chapter with everything filled in.
public struct ResolvedChapter: Sendable {
  /// The page's name without `.html`, such as `labels`. The first chapter is `index`.
  public var slug: String
  /// The chapter's title without markup.
  public var title: String
  /// The title as its heading shows it, for a chapter that has no heading of its own.
  package var heading: [PageInline]
  /// Counted from 1.
  public var number: Int
  /// The blocks of the page in order.
  public var blocks: [PageBlock]
  /// The footnotes in order of reference, the first with number 1.
  public var footnotes: [[PageBlock]]
  /// What the page says at its head about all of its results.
  package var notes: [PageNote] = []
  /// The chapter's file, e.g. `Chapters/labels.md`.
  public var source: String

  /// `slug`: the page's name without `.html`; `number`: counted from 1.
  package init(
    slug: String, title: String, heading: [PageInline]? = nil, number: Int,
    blocks: [PageBlock], footnotes: [[PageBlock]], source: String
  ) {
    self.slug = slug
    self.title = title
    self.heading = heading ?? [.text(title)]
    self.number = number
    self.blocks = blocks
    self.footnotes = footnotes
    self.source = source
  }
}

extension [PageBlock] {
  /// Whether there is a heading of the first level, the chapter's title.
  package var hasTitle: Bool {
    contains { if case .heading(1, _, _, _) = $0 { true } else { false } }
  }
}

/// A formatted entry of the bibliography.
public struct BibliographyEntry: Sendable, Hashable {
  /// The citation key.
  public var key: String
  /// Its number in the bibliography, from 1.
  public var number: Int
  /// What the text shows in author-year citations: `Doe, 2024a`; nil if works are cited by number.
  public var label: String?
  /// Authors, title, journal and year, with a link if there is a DOI or URL.
  public var text: [PageInline]
}
