import Engine
import StudyTerms
import Tables
import Volumes

/// The errors of every series by every method.
package struct SearchSeries: RunnableStep {
  /// The comparison whose methods are analysed.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "errors of the search's methods by series" }

  /// One series by one method.
  package struct Errors: Codable, Hashable, Sendable {
    /// The series and its patient.
    package var id, patient: SeriesID
    /// The name of the method.
    package var method: String
    /// The patient's part of the challenge.
    package var part: ChallengePart
    /// The absolute error of the ejection fraction, in percentage points.
    package var error: Double
    /// The larger of the relative errors of both volumes, as fractions: signed as published, and
    /// absolute.
    package var volumeError, absoluteVolumeError: Double
    /// The relative error of the ejection fraction, as a fraction.
    package var relativeError: Double

    init(_ row: SeriesMeasurement) {
      id = row.id
      patient = row.patient
      method = row.method
      part = row.part
      error = row.ejectionFractionError
      volumeError = row.signedRelativeError
      absoluteVolumeError = row.confidence
      relativeError = row.relativeEjectionFractionError
    }
  }

  /// Returns the rows by method, then by series.
  package func run(_ context: StepContext) async throws -> Rows<Errors> {
    Rows(try search.groups(context).flatMap(\.rows).map(Errors.init))
  }
}
