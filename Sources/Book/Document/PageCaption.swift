/// The caption of a table that the author wrote.
public struct PageCaption: Sendable {
  /// The anchor: the author's label, or one made of the number.
  public var id: String
  /// The number as it is shown: `S1`.
  public var numeral: String
  /// The resolved caption.
  public var text: [PageInline]

  /// `numeral` is the number with the book's prefix.
  package init(id: String, numeral: String, text: [PageInline]) {
    self.id = id
    self.numeral = numeral
    self.text = text
  }
}
