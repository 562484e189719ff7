/// Marks a result that was not computed here but taken from the book's frozen results.
public struct CarriedOver: Sendable, Hashable, Codable {
  /// The compiler, libraries and processor that it was computed with: versions by name.
  public var with: [String: String]
  /// The data sets that it was computed from and that are not here, sorted.
  public var datasets: [String]

  /// `with`: versions by name; `datasets`: those that are not here.
  package init(with: [String: String], datasets: [String]) {
    self.with = with
    self.datasets = datasets
  }
}
