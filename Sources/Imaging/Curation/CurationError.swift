/// Why no image can be made of a study.
public enum CurationError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSlices(String)

  public var description: String {
    switch self {
    case .noSlices(let study): "the study \(study) has no short-axis slice that can be placed"
    }
  }
}
