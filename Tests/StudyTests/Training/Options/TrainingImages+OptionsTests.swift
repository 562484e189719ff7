import Foundation
import Testing

@testable import Study

@Suite struct TrainingImagesOptionsTests {
  @Test(arguments: [
    (
      #"{"data": {"phantom": "biobank", "frames": 1}, "runs": []}"#,
      "option `frames`: must be 2 to 100, or `all`"
    ),
    (
      #"{"data": {"phantom": "biobank", "slices": 0}, "runs": []}"#,
      "option `slices`: must be 1 to 100"
    ),
    (
      #"{"data": {"phantom": "biobank"}, "validation": 1, "runs": [{"name": "a"}]}"#,
      "option `validation`: must be 0 to 0.9, the share of the patients that validate, or images of"
        + " others"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try TinyTrainings.runs(options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }
}
