/// One line of the curation log: what was found where, and what was done.
public struct CurationDecision: Codable, Hashable, Sendable {
  /// The original's columns, in its order; its files have no header.
  public static let columns = ["pid", "problem", "resolution", "image", "extra"]

  public var series: String
  public var problem: CurationProblem
  public var resolution: String
  /// The path below the cohort's folder; empty where the whole series is meant.
  public var image: String
  public var extra: String

  public init(
    series: String, problem: CurationProblem, resolution: String, image: String, extra: String
  ) {
    self.series = series
    self.problem = problem
    self.resolution = resolution
    self.image = image
    self.extra = extra
  }

  /// The five columns, tab separated, without a line break.
  public var line: String {
    [series, problem.rawValue, resolution, image, extra].map {
      $0.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
    }.joined(separator: "\t")
  }
}
