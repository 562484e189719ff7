import Mathematics

/// Text within a resolved block.
public indirect enum PageInline: Sendable, Hashable {
  case text(String)
  case emphasis([PageInline])
  case strong([PageInline])
  case strikethrough([PageInline])
  case code(String)
  case checkbox(isChecked: Bool)
  case softBreak
  case lineBreak
  /// A formula in a line.
  case formula(Formula)
  /// To another site.
  case link(destination: String, title: String?, [PageInline])
  /// To a section, figure, table or cell of this book.
  case reference(slug: String, id: String, [PageInline])
  /// Numbers of the bibliography with their locators: `[1, 2 (p. 3)]`.
  case citation([CitedWork])
  /// Counted from 1 in its chapter.
  case footnote(number: Int)
  case value(CitedValue)
  /// A draft's undefined reference, shown as such.
  case problem(String)

  public struct CitedWork: Sendable, Hashable {
    public var number: Int
    public var locator: String?
  }
}

/// A number cited in prose: its text, its address, where it comes from.
public struct CitedValue: Sendable, Hashable {
  /// `agreement[EDV].bias`.
  public var key: String
  /// As shown: `3.64`.
  public var text: String
  /// Every digit, with the unit: `3.6412345 pp`.
  public var exact: String
  /// The page and anchor of the cell (or of the directive, for single values).
  public var slug: String
  public var id: String
  public var provenance: Provenance
  /// The table and row (from 0) that it stands in, where it does.
  public var table: String?
  public var row: Int?
}
