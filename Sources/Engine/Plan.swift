/// What would run, and why.
public struct Plan: Sendable {
  public struct Entry: Sendable {
    public var name: String
    public var title: String
    /// nil where an input is stale, so that it cannot be known.
    public var key: Digest?
    public var isStale: Bool
    /// Sentences: which parameter, input, file or code changed.
    public var reasons: [String]
  }

  /// Inputs before what reads them.
  public var steps: [Entry]
  public var total: Int { steps.count }
  public var stale: Int { steps.count { $0.isStale } }
}
