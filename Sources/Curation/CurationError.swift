import CohortTerms
import Imaging

/// The reason why no image can be made from a study.
public enum CurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No slice is left: the study's name and the log.
  case noSlices(String, [CurationDecision])
  /// Slices without a decodable image: their names, and a log line for each image.
  case undecodable(Set<String>, [CurationDecision])

  public var description: String {
    switch self {
    case .noSlices(let study, _): "the study \(study) has no short-axis slice that can be placed"
    case .undecodable(let slices, _):
      "no image can be decoded of \(slices.sorted(by: NaturalOrder.precedes).joined(separator: ", "))"
    }
  }
}
