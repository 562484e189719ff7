import Engine

/// A question that the comparison of the published search answers.
protocol SearchQuestion: TrainingAnalysis {
  init(search: SearchComparison)
  var search: SearchComparison { get }
}

extension SearchQuestion {
  var steps: [any Step] { [search] }
}
