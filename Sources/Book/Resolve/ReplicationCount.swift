/// How many of the published numbers were reproduced.
public struct ReplicationCount: Sendable, Hashable, Codable {
  /// The number of published numbers.
  public var total: Int
  /// The number that agree to the published digits.
  public var equal: Int
  /// The number that differ for a stated reason.
  public var explained: Int
  /// The number whose block could not be built.
  public var notComputed: Int
  /// The number that were carried over from frozen results, whether they agree or not.
  public var carried: Int
  /// The number that differ without a stated reason.
  public var unequal: Int { total - equal - explained - notComputed }

  /// Counts the lines.
  public init(_ lines: [ReplicationLine]) {
    total = lines.count
    equal = lines.count(where: \.agrees)
    carried = lines.count(where: \.isCarried)
    notComputed = lines.count { $0.computed == nil }
    explained = lines.count { $0.computed != nil && !$0.agrees && $0.differs != nil }
  }

  /// `24 of 73 published numbers equal, 49 not computed`.
  public var sentence: String {
    "\(equal) of \(total) published numbers equal"
      + (carried > 0
        ? ", \(total - notComputed - carried) recomputed, \(carried) carried over" : "")
      + (notComputed > 0 ? ", \(notComputed) not computed" : "")
  }
}
