import StudyTerms

/// A series of a cohort: how well its volumes and its labels agree with the truth.
package struct TrustedSeries: Codable, Hashable, Sendable {
  /// The series.
  package var id: SeriesID
  /// Whether this version of the series counts.
  package var isUsed: Bool
  /// (Measured - true) / true; NaN if the truth is unknown.
  package var diastolicError, systolicError, ejectionFractionError: Double
  /// The larger of the absolute errors of both volumes; larger is worse.
  package var score: Double
  /// Dice of the labels with the truth, by class.
  package var ventricle, myocardium: Double

  package init(_ series: SeriesMeasurement) {
    id = series.id
    isUsed = series.isUsed
    diastolicError = series.relativeError(.diastole)
    systolicError = series.relativeError(.systole)
    ejectionFractionError = -series.relativeEjectionFractionError
    score = series.confidence
    ventricle = series.ventricle
    myocardium = series.myocardium
  }
}
