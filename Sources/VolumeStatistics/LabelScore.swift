import StudyTerms

/// The score of one series' labels.
package struct LabelScore: Codable, Hashable, Sendable {
  /// The series.
  package var id: SeriesID
  /// Whether this version of the series counts.
  package var isUsed: Bool
  /// The errors of EDV and ESV, as fractions of the true volumes.
  package var diastolicError, systolicError: Double
  /// The larger of both; larger is worse.
  package var score: Double

  package init(_ series: SeriesMeasurement) {
    id = series.id
    isUsed = series.isUsed
    diastolicError = series.relativeError(.diastole)
    systolicError = series.relativeError(.systole)
    score = series.confidence
  }

  /// The patient's part of the challenge.
  package var part: ChallengePart { ChallengePart(patient: id.patient) }
}
