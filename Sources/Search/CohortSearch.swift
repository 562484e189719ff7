import Engine

/// What is asked of the volumes that a run measures in a cohort: the errors of the ejection
/// fraction, and those of the volumes.
package struct CohortSearch: Codable, Hashable, Sendable {
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var series: SearchSeries { SearchSeries(search: search) }
  package var ranking: SearchRanking { SearchRanking(search: search) }
  package var good: SearchGoodFractions { SearchGoodFractions(search: search) }

  package var steps: [any Step] { [search, series, ranking, good] }
}
