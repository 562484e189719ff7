import Book
import CohortStatistics
import Cohorts
import Engine

/// Says why a cohort has no content.
struct MissingContent: ContentBuilder {
  var cohort: MissingCohort

  var steps: [any Step] { [cohort] }

  /// Always throws.
  func content(from results: any Results) throws -> [Content] {
    _ = try results.output(of: cohort)
    return []
  }
}
