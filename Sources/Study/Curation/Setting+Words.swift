import CohortStatistics
import Cohorts

extension Setting {
  /// Empty for a number of things.
  var unit: String {
    switch self {
    case .age: "years"
    case .field: "T"
    case .echoTime, .repetitionTime: "ms"
    case .thickness, .distance, .pixelSpacing: "mm"
    case .smaller, .larger: "pixels"
    case .slices, .phases: ""
    }
  }

  /// For the reader.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// As the table of the published curation is keyed.
  var publishedKey: String {
    switch self {
    case .smaller: "smaller_dimension"
    case .larger: "larger_dimension"
    default: rawValue.replacing(" ", with: "_")
    }
  }
}
