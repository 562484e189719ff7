/// What is wrong with the catalog or its data, in one sentence.
public struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence.
  public var description: String
  /// `sentence` says what is wrong and what to do about it.
  public init(_ sentence: String) { description = sentence }
}
