/// A number or text that can be cited, with its address and provenance.
public struct CitableValue: Sendable {
  /// The key in citations: `agreement[EDV].bias`.
  public var key: String
  /// The number or text.
  public var value: NamedValue.Value
  /// The unit; nil for none.
  public var unit: String?
  /// The decimals shown in pages; nil for every digit.
  public var decimals: Int?
  /// The page, without `.html`.
  public var slug: String
  /// The anchor in that page.
  public var id: String
  /// The steps and files that it comes from.
  public var provenance: Provenance
}
