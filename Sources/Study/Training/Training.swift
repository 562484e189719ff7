import Book
import Engine
import Trainings

/// Trainings that are compared: those of the published search of hyperparameters, by the ejection
/// fraction (``SearchOptions``), or, with `runs`, networks that are trained for the page
/// (``ComparedTrainings``).
package struct Training: Directive {
  package static let name = "training"
  package static let summary =
    "Networks of the published search beside the truth, or trainings of one's own: `runs`."
  package static let example = """
    source: cmr/analysis/kaggle
    analysis: search
    """

  let analysis: any TrainingAnalysis

  private enum CodingKeys: String, CodingKey { case runs }

  package init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    analysis =
      options.contains(.runs)
      ? RunsAnalysis(trainings: try ComparedTrainings(from: decoder))
      : try SearchOptions(from: decoder).question
  }

  /// Those of one's own; nil where the published search is compared.
  var trainings: ComparedTrainings? { (analysis as? RunsAnalysis)?.trainings }
  package var steps: [any Step] { analysis.steps }
  package var names: [(step: any Step, name: String)] { analysis.names }

  package func content(from results: any Results) throws -> [Content] {
    try analysis.content(from: results)
  }
}
