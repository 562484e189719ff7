/// A number or text of a generated table, with its address and where it comes from.
public struct CitableValue: Sendable {
  /// `agreement[EDV].bias`.
  public var key: String
  public var value: NamedValue.Value
  public var unit: String?
  /// Decimals shown in pages; nil for every digit.
  public var decimals: Int?
  /// The page without `.html`.
  public var slug: String
  /// The anchor in it.
  public var id: String
  public var provenance: Provenance
}
