import Markup

/// One published number held against the computed one.
public struct ReplicationLine: Sendable, Hashable, Codable {
  public var key: String
  public var source: String
  /// As published, with its digits.
  public var published: String
  /// Computed, to the published digits; nil where it could not be.
  public var computed: String?
  public var agrees: Bool
  /// Why it may differ; nil where it must agree.
  public var differs: String?
  public var position: SourcePosition
}
