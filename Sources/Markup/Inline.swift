/// Text within a block as written, before anything is resolved.
public indirect enum Inline: Sendable, Hashable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case code(String)
  /// A superscript: `10^-3^`.
  case raised(String)
  /// A subscript: `H~2~O`.
  case lowered(String)
  /// `[x]` or `[ ]` at the beginning of a list item, as on GitHub.
  case checkbox(isChecked: Bool)
  case softBreak
  case lineBreak
  case link(destination: String, title: String?, [Inline], SourcePosition)
  case image(source: String, alt: String, title: String?, SourcePosition)
  /// `{name}` followed by a code span.
  case role(name: String, content: String, SourcePosition)
  /// A citation: `[@key]`, `[@a; @b, p. 3]`.
  case citation([CitationItem], SourcePosition)
  case footnote(label: String, SourcePosition)
  /// `$...$`, or `$$...$$` on display, without dollar signs; the position is that of its first
  /// character.
  case formula(String, isDisplay: Bool, SourcePosition)
  /// Raw inline HTML. Renderers show it escaped.
  case html(String, SourcePosition)
}

extension Inline {
  /// The roles that chapters can use: a value, the number of a figure, table or section (two
  /// names), and a citation. MyST's `eq`, `cite:p`, `cite:t`, `math`, `sup` and `sub` are read too.
  public static let roles = ["val", "numref", "ref", "cite"]
}

/// One work of a citation, with the place in it (`p. 3`) if given.
public struct CitationItem: Sendable, Hashable {
  /// The key of the entry in the bibliography.
  public var key: String
  /// The text after the key: `p. 3`; nil for none.
  public var locator: String?

  /// A citation of the entry `key`.
  public init(key: String, locator: String? = nil) {
    self.key = key
    self.locator = locator
  }
}
