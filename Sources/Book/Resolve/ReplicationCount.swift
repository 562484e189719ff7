/// How many of the published numbers come out.
public struct ReplicationCount: Sendable, Hashable, Codable {
  public var total: Int
  public var equal: Int
  /// Differ for a stated reason.
  public var explained: Int
  /// Their block could not be built.
  public var notComputed: Int
  /// Differ, and nobody says why.
  public var unequal: Int { total - equal - explained - notComputed }

  public init(_ lines: [ReplicationLine]) {
    total = lines.count
    equal = lines.count(where: \.agrees)
    notComputed = lines.count { $0.computed == nil }
    explained = lines.count { $0.computed != nil && !$0.agrees && $0.differs != nil }
  }

  /// `24 of 73 published numbers equal, 49 not computed`.
  public var sentence: String {
    "\(equal) of \(total) published numbers equal"
      + (notComputed > 0 ? ", \(notComputed) not computed" : "")
  }
}
