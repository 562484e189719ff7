import Engine
import Statistics
import StudyTerms
import Tables

/// The ranking of the methods as published: by the size of the larger relative volume error, where
/// the larger one is chosen by its sign.
package struct SearchMaximumErrors: RunnableStep {
  /// The comparison whose methods are ranked.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "published ranking of the search's methods by volumes" }

  /// The error of one method in per cent of the true volume, over all its series.
  package struct MaximumError: ErrorSummary, Codable, Hashable {
    /// The name of the method.
    package var method: String
    /// The number of series.
    package var count: Int
    /// The mean, standard deviation, median, interquartile range and median absolute deviation.
    package var mean, sd, median, iqr, mad: Double
  }

  /// Returns the rows by ascending mean, as published.
  package func run(_ context: StepContext) async throws -> Rows<MaximumError> {
    let rows = try search.groups(context).map { group in
      let errors = Summary(of: group.signedRelativeErrors.map { 100 * abs($0) })
      return MaximumError(
        method: group.method, count: errors.count, mean: errors.mean, sd: errors.sd,
        median: errors.median, iqr: errors.iqr, mad: errors.mad)
    }
    return Rows(rows.sorted { $0.mean < $1.mean })
  }
}
