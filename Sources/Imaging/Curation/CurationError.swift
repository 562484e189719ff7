/// Why no image can be made of a study.
public enum CurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The study, and what was said of its slices on the way.
  case noSlices(String, [CurationDecision])

  public var description: String {
    switch self {
    case .noSlices(let study, _): "the study \(study) has no short-axis slice that can be placed"
    }
  }
}
