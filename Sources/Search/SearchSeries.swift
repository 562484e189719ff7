import Engine
import StudyTerms
import Tables
import Volumes

/// The errors of every series by every method.
package struct SearchSeries: RunnableStep {
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "errors of the search's methods by series" }

  /// One series by one method.
  package struct Errors: Codable, Hashable, Sendable {
    package var id, patient: SeriesID
    package var method: String
    package var part: ChallengePart
    /// Of the ejection fraction, in percentage points.
    package var error: Double
    /// The larger of the relative errors of both volumes, signed as published and without sign.
    package var volumeError, absoluteVolumeError: Double
    /// Of the ejection fraction, relative.
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

  /// By method, then by series.
  package func run(_ context: StepContext) async throws -> Rows<Errors> {
    Rows(try search.groups(context).flatMap(\.rows).map(Errors.init))
  }
}
