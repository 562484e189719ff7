import Mathematics

/// Text within a resolved block.
public indirect enum PageInline: Sendable, Hashable {
  case text(String)
  case emphasis([PageInline])
  case strong([PageInline])
  case strikethrough([PageInline])
  case code(String)
  /// A superscript.
  case raised(String)
  /// A subscript.
  case lowered(String)
  case checkbox(isChecked: Bool)
  case softBreak
  case lineBreak
  /// A formula in a line.
  case formula(Formula)
  /// A link to another site.
  case link(destination: String, title: String?, [PageInline])
  /// A link to a section, figure, table or cell of this book.
  case reference(slug: String, id: String, [PageInline])
  /// Numbers of works in the bibliography with their locators: `[1, 2 (p. 3)]`.
  case citation([CitedWork])
  /// A footnote, counted from 1 within its chapter.
  case footnote(number: Int)
  case value(CitedValue)
  /// An undefined reference, which a draft marks in the page.
  case problem(String)

  /// A work that is cited in the text.
  public struct CitedWork: Sendable, Hashable {
    /// Its number in the bibliography, from 1.
    public var number: Int
    /// The place in the work: `p. 3`; nil for the whole work.
    public var locator: String?
  }
}

/// A number cited in prose, with its text, address and provenance.
public struct CitedValue: Sendable, Hashable {
  /// The key as cited: `agreement[EDV].bias`.
  public var key: String
  /// The number as shown: `3.64`.
  public var text: String
  /// The number with every digit and its unit: `3.6412345 pp`.
  public var exact: String
  /// The page of the cell (or, for single values, of the directive), without `.html`.
  public var slug: String
  /// The anchor in that page.
  public var id: String
  /// Where the number comes from.
  public var provenance: Provenance
  /// The anchor of its table; nil for a single value.
  public var table: String?
  /// The row in the table, counted from 0; nil for a single value.
  public var row: Int?
}
