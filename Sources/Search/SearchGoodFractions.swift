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
    /// Of the good ones, those with a bad volume: by absolute errors, and by the larger signed
    /// error.
    package var bad, badSigned: Int
    /// Of the good ones, those with a bad volume as published: the larger error is chosen by its
    /// sign and judged by its size.
    package var badMaximum: Int

    /// Of all series, without sign and signed as published, and of the good ones; in per cent.
    package var share: Double { 100 * Double(bad) / Double(count) }
    package var shareSigned: Double { 100 * Double(badSigned) / Double(count) }
    package var shareMaximum: Double { 100 * Double(badMaximum) / Double(count) }
    package var shareOfGood: Double { 100 * Double(bad) / Double(good) }
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
          badSigned: good.count { $0.signedRelativeError > search.badVolume },
          badMaximum: good.count { abs($0.signedRelativeError) > search.badVolume })
      })
  }
}
