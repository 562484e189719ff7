import Mathematics

/// Text in one style, optionally a link or the target of links; or a formula.
public struct TextRun: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Its appearance.
  public var style: TextStyle
  /// The target of the link; nil for none.
  public var link: LinkTarget?
  /// The name of the place where the run begins; nil for none.
  public var destination: String?
  /// Stands in place of the text, which is one character then; nil for text.
  public var formula: Formula?

  /// A run of `text` in one style.
  public init(
    _ text: String, _ style: TextStyle, link: LinkTarget? = nil, destination: String? = nil
  ) {
    self.text = text
    self.style = style
    self.link = link
    self.destination = destination
  }

  /// A formula in the size of `style`.
  public init(_ formula: Formula, _ style: TextStyle) {
    self.init("\u{fffc}", style)
    self.formula = formula
  }
}
