import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// The correlation of the relative errors of volume and ejection fraction.
package struct SearchCorrelations: RunnableStep {
  /// The comparison whose methods are analysed.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "correlation of the errors of volume and EF" }

  /// Pearson's correlation for one method.
  package struct Correlation: Codable, Hashable, Sendable {
    /// The name of the method.
    package var method: String
    /// The errors that are correlated: `signed` (as published), `absolute` (of the volume) or `both
    /// absolute`.
    package var errors: String
    /// The number of series.
    package var count: Int
    /// The coefficient, its t statistic and the degrees of freedom.
    package var r, t, df: Double
    /// The two-sided p value.
    package var p: Double
    /// The 95 % interval of the coefficient.
    package var low, high: Double

    init(_ method: String, _ errors: String, _ volume: [Double], _ fraction: [Double]) {
      let result = PearsonCorrelation(volume, fraction)
      self.method = method
      self.errors = errors
      count = result.count
      r = result.r
      t = result.t
      df = result.df
      p = result.p
      low = result.low
      high = result.high
    }
  }

  /// Returns the rows by method, then by kind of error.
  package func run(_ context: StepContext) async throws -> Rows<Correlation> {
    Rows(
      try search.groups(context).flatMap { group in
        let fractions = group.relativeEjectionFractionErrors
        return [
          Correlation(group.method, "signed", group.signedRelativeErrors, fractions),
          Correlation(group.method, "absolute", group.absoluteRelativeErrors, fractions),
          Correlation(
            group.method, "both absolute", group.absoluteRelativeErrors, fractions.map(abs)),
        ]
      })
  }
}
