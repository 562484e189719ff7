/// One line of the curation log: what was found, where, and what was done about it.
public struct CurationDecision: Codable, Hashable, Sendable {
  /// The names of the original log's columns, in order; its files have no header line.
  public static let columns = ["pid", "problem", "resolution", "image", "extra"]

  /// The series (or study) that the line is about.
  public var series: String
  /// What was found.
  public var problem: CurationProblem
  /// What was done about it, in words, such as `slice removed`.
  public var resolution: String
  /// The image's path below the cohort's folder; empty if the line is about the whole series.
  public var image: String
  /// Details, such as the measured number or the reason of a failed read; may be empty.
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

  /// The five columns as one tab-separated line, without a line break.
  public var line: String {
    [series, problem.rawValue, resolution, image, extra].map {
      $0.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
    }.joined(separator: "\t")
  }
}
