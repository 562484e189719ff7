import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// How the relative errors of volume and ejection fraction are correlated.
package struct SearchCorrelations: RunnableStep {
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "correlation of the errors of volume and EF" }

  /// Pearson's correlation of one method.
  package struct Correlation: Codable, Hashable, Sendable {
    package var method: String
    /// `signed` (as published), `absolute` (of the volume), `both absolute`.
    package var errors: String
    package var count: Int
    package var r, t, df: Double
    package var p: Double
    /// 95 % interval.
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

  /// By method, then by kind of error.
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
