import Engine
import Search

/// What is asked of the volumes that a run measures in a cohort: the errors of the ejection
/// fraction, and those of the volumes.
struct CohortSearch: Codable, Hashable, Sendable {
  var search: SearchComparison

  var series: SearchSeries { SearchSeries(search: search) }
  var ranking: SearchRanking { SearchRanking(search: search) }
  var good: SearchGoodFractions { SearchGoodFractions(search: search) }

  var steps: [any Step] { [search, series, ranking, good] }
}
