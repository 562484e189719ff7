import StudyTerms

/// The score of one series' labels.
package struct LabelScore: Codable, Hashable, Sendable {
  package var id: SeriesID
  package var isUsed: Bool
  /// Relative, as fractions of the true volumes.
  package var diastolicError, systolicError: Double
  /// The larger of both: the larger, the worse.
  package var score: Double

  package init(_ series: SeriesMeasurement) {
    id = series.id
    isUsed = series.isUsed
    diastolicError = series.relativeError(.diastole)
    systolicError = series.relativeError(.systole)
    score = series.confidence
  }

  package var part: ChallengePart { ChallengePart(patient: id.patient) }
}
