import StudyTerms

/// One measured value beside the true one, as scatter and difference plots draw them; in the measure's unit.
package struct ComparedVolume: Codable, Hashable, Sendable {
  package var id: SeriesID
  package var method: String
  package var measure: VolumeMeasure
  package var predicted, truth: Double
  /// Of both.
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
