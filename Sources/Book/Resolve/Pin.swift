import Markup

/// A pinned number that drifted: what `report accept` edits.
public struct Pin: Sendable, Hashable, Codable {
  public var position: SourcePosition
  /// The role's content as written.
  public var content: String
  public var pinned: String
  public var now: String
}
