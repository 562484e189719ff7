import Engine
import StudyTerms
import Tables
import Volumes

/// Lists the series with a good ejection fraction despite a bad volume.
package struct SearchGoodSeries: RunnableStep {
  /// The comparison whose methods are analysed.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "series with a good ejection fraction of bad volumes" }

  /// One series by one method.
  package struct Series: Codable, Hashable, Sendable {
    /// The series.
    package var id: SeriesID
    /// The name of the method.
    package var method: String
    /// The measured and true volumes, in ml.
    package var diastole, trueDiastole, systole, trueSystole: Double
    /// The measured minus the true volume divided by the true one, as a fraction.
    package var diastolicError, systolicError: Double
    /// The larger of these two by sign, as published, and by size.
    package var maximumError, absoluteError: Double
    /// The measured and the true ejection fraction, in per cent.
    package var fraction, trueFraction: Double
    /// The true minus the measured ejection fraction divided by the true one, as a fraction.
    package var fractionError: Double

    init(_ row: SeriesMeasurement) {
      id = row.id
      method = row.method
      (diastole, systole) = (row.diastole, row.systole)
      (trueDiastole, trueSystole) = (row.trueDiastole, row.trueSystole)
      diastolicError = row.relativeError(.diastole)
      systolicError = row.relativeError(.systole)
      maximumError = row.signedRelativeError
      absoluteError = row.confidence
      fraction = row.volumes.ejectionFraction
      trueFraction = row.truth.ejectionFraction
      fractionError = row.relativeEjectionFractionError
    }
  }

  /// Returns the rows by method, then by series.
  package func run(_ context: StepContext) async throws -> Rows<Series> {
    let rows = try search.groups(context).flatMap(\.rows).filter {
      abs($0.relativeEjectionFractionError) <= search.goodEjectionFraction
        && $0.confidence > search.badVolume
    }
    return Rows(rows.map(Series.init))
  }
}
