import Book
import Engine
import Search
import Tables

/// A training whose network measured the volumes of a cohort, with their analyses.
struct MeasuredTraining {
  var training: ComparedTraining
  /// The comparison of its volumes with the known ones.
  var step: SearchComparison
  var errors: [MethodError]
  var ranks: [SearchRanking.Rank]
  var goodFractions: [SearchGoodFractions.Count]
  var series: [SearchSeries.Errors]

  /// Throws if a step failed.
  init(_ training: ComparedTraining, _ step: SearchComparison, _ results: any Results) throws {
    let asked = CohortSearch(search: step)
    self.training = training
    self.step = step
    errors = try results.output(of: step).rows
    ranks = try results.output(of: asked.ranking).rows
    goodFractions = try results.output(of: asked.good).rows
    series = try results.output(of: asked.series).rows
  }
}
