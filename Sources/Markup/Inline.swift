/// Text within a block, as written: nothing resolved yet.
public indirect enum Inline: Sendable, Hashable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case code(String)
  /// GitHub's `[x]` and `[ ]` at the beginning of a list item.
  case checkbox(isChecked: Bool)
  case softBreak
  case lineBreak
  case link(destination: String, title: String?, [Inline], SourcePosition)
  case image(source: String, alt: String, title: String?, SourcePosition)
  /// `{name}` followed by a code span.
  case role(name: String, content: String, SourcePosition)
  /// `[@key]`, `[@a; @b, p. 3]`.
  case citation([CitationItem], SourcePosition)
  case footnote(label: String, SourcePosition)
  /// `$...$`, or `$$...$$` on display, without dollar signs; the position is that of its first
  /// character.
  case formula(String, isDisplay: Bool, SourcePosition)
  /// Raw inline HTML as written; renderers show it escaped.
  case html(String, SourcePosition)
}

extension Inline {
  /// The roles that a chapter can have: a number, the number of a figure, table or section (twice),
  /// a citation.
  public static let roles = ["val", "numref", "ref", "cite"]
}

/// One work of a citation, with the place in it (`p. 3`) where given.
public struct CitationItem: Sendable, Hashable {
  /// Of the entry in the bibliography.
  public var key: String
  /// What follows the key: `p. 3`; nil for nothing.
  public var locator: String?

  /// A citation of the entry `key`.
  public init(key: String, locator: String? = nil) {
    self.key = key
    self.locator = locator
  }
}
