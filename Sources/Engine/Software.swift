/// A program or library used to make the book.
public struct Software: Codable, Hashable, Sendable {
  /// The name as the project spells it: `DCMTK`.
  public var name: String
  /// The version that the library reports, or the end of its file's name if it reports none.
  public var version: String
  /// What it is used for.
  public var purpose: String

  /// `purpose` says in a few words what it is used for.
  public init(_ name: String, _ version: String, _ purpose: String) {
    self.name = name
    self.version = version
    self.purpose = purpose
  }
}
