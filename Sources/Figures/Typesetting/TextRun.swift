import Mathematics

/// Text in one style, perhaps a link, perhaps a place that links lead to; or a formula.
public struct TextRun: Sendable, Hashable {
  /// What is read.
  public var text: String
  /// How it looks.
  public var style: TextStyle
  /// Where it leads; nil for plain text.
  public var link: LinkTarget?
  /// The name of the place where the run begins.
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
