import Engine
import Search

/// A question that the comparison of the published search answers.
protocol SearchQuestion: TrainingAnalysis {
  init(search: SearchComparison)
}
