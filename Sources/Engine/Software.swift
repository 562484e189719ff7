/// A program or library that a book is made with.
public struct Software: Codable, Hashable, Sendable {
  public var name: String
  /// As the library says it, or the end of its file's name where it says none.
  public var version: String
  /// What it is for.
  public var purpose: String

  public init(_ name: String, _ version: String, _ purpose: String) {
    self.name = name
    self.version = version
    self.purpose = purpose
  }
}
