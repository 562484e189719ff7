import CohortTerms
import Imaging

/// Why no image can be made of a study.
public enum CurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The study, and what was said of its slices on the way.
  case noSlices(String, [CurationDecision])
  /// The names of slices of which no image can be decoded, with a line for each image.
  case undecodable(Set<String>, [CurationDecision])

  public var description: String {
    switch self {
    case .noSlices(let study, _): "the study \(study) has no short-axis slice that can be placed"
    case .undecodable(let slices, _):
      "no image can be decoded of \(slices.sorted(by: NaturalOrder.precedes).joined(separator: ", "))"
    }
  }
}
