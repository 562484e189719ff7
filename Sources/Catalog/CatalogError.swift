/// What is wrong with the catalog or its data, in one sentence.
public struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ sentence: String) { description = sentence }
}
