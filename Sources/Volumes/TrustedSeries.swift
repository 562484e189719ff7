import StudyTerms

/// A series of a cohort: how its volumes agree with the truth, and how its labels do.
package struct TrustedSeries: Codable, Hashable, Sendable {
  package var id: SeriesID
  package var isUsed: Bool
  /// Measured less true, as fractions of the true value; missing where it is not known.
  package var diastolicError, systolicError, ejectionFractionError: Double
  /// The larger of the errors of both volumes: the larger, the worse.
  package var score: Double
  /// Dice with the truth.
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
