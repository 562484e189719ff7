import Engine
import StudyTerms
import Tables
import Volumes

/// Counts the series with a good ejection fraction despite bad volumes.
package struct SearchGoodFractions: RunnableStep {
  /// The comparison whose methods are analysed.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "good ejection fractions of bad volumes" }

  /// The series of one method.
  package struct Count: Codable, Hashable, Sendable {
    /// The name of the method.
    package var method: String
    /// The number of series, and of those with a good ejection fraction.
    package var count, good: Int
    /// Of the good ones, those with a bad volume: by absolute errors, and by signed errors as
    /// published.
    package var bad, badSigned: Int
  }

  /// Returns the rows in the order of the methods.
  package func run(_ context: StepContext) async throws -> Rows<Count> {
    Rows(
      try search.groups(context).map { group in
        let good = group.rows.filter {
          abs($0.relativeEjectionFractionError) <= search.goodEjectionFraction
        }
        return Count(
          method: group.method, count: group.rows.count, good: good.count,
          bad: good.count { $0.confidence > search.badVolume },
          badSigned: good.count { $0.signedRelativeError > search.badVolume })
      })
  }
}
