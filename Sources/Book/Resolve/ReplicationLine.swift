import Markup

/// A published number beside the computed one.
public struct ReplicationLine: Sendable, Hashable, Codable {
  /// The key of the computed number.
  public var key: String
  /// Where the number was published.
  public var source: String
  /// The number as published, with its digits.
  public var published: String
  /// The computed number with the published digits; nil if it is not available.
  public var computed: String?
  /// Whether both have the same digits.
  public var agrees: Bool
  /// Whether the number was carried over instead of computed here.
  public var isCarried = false
  /// Why the numbers may differ; nil if they must agree.
  public var differs: String?
  /// Where the line stands in the chapter.
  public var position: SourcePosition
}
