import StudyTerms
import Volumes

/// One measured value beside the true one, for scatter and difference plots, in the measure's unit.
package struct ComparedVolume: Codable, Hashable, Sendable {
  /// The series.
  package var id: SeriesID
  /// The name of the method.
  package var method: String
  /// What was measured.
  package var measure: VolumeMeasure
  /// The measured and the true value.
  package var predicted, truth: Double
  /// The mean of both.
  package var mean: Double
  /// Predicted - true.
  package var difference: Double

  package init(
    id: SeriesID, method: String, measure: VolumeMeasure, predicted: Double, truth: Double,
    mean: Double, difference: Double
  ) {
    self.id = id
    self.method = method
    self.measure = measure
    self.predicted = predicted
    self.truth = truth
    self.mean = mean
    self.difference = difference
  }
}
