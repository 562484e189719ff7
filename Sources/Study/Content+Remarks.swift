import Book
import Engine
import GroundTruth
import Imaging
import Labels
import Tables
import Trainings

extension Content {
  /// A sentence for each thing that is odd about contours; none where nobody has drawn any, or
  /// their images are not at hand.
  static func remarks(of checks: ContourChecks?, _ results: any Results) -> [Content] {
    guard let checks, let found = try? results.output(of: checks) else { return [] }
    return found.rows.map { .remark($0.sentence) }
  }
}

extension TrainingImages {
  /// Looks through the contours that the labels come from; nil for other labels.
  var contourChecks: ContourChecks? {
    guard case .labelled(let images) = source, case .contours(let drawn) = images.labels.labeller
    else { return nil }
    return ContourChecks(
      patients: images.labels.patients.map(PatientCuration.init), contours: drawn)
  }
}
