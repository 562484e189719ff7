import Markup

/// A pinned number whose value has changed. `report accept` edits it.
public struct Pin: Sendable, Hashable, Codable {
  /// Where the role stands.
  public var position: SourcePosition
  /// The content of the role as written.
  public var content: String
  /// The number in the text.
  public var pinned: String
  /// The present number, in the same format.
  public var now: String
}
