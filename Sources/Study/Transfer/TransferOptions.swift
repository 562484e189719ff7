import Book
import Engine
import StudyTerms
import Transfer

/// The options of a comparison.
struct TransferOptions: Sendable {
  /// Two models with their counts.
  struct Pair: Hashable, Sendable {
    var first, second: ComparedModel

    var title: String { ModelPair(first.model, second.model).title }
  }

  var source: any TransferSource
  /// All models that were asked for.
  var asked: [ComparedModel]
  /// The models that did not fail.
  var models: [ComparedModel]
  /// The part that figures (and, by position, tables) show.
  var part: Split
  /// The Dice below which an image is bad.
  var threshold: Double
  var pairs: [Pair]
  /// The number of bootstrap draws.
  var repetitions: Int
  var figure: TransferComparison.FigureKind

  /// The options without these models.
  func without(_ names: [String]) -> TransferOptions {
    var others = self
    others.models.removeAll { names.contains($0.model.rawValue) }
    others.pairs.removeAll {
      !others.models.contains($0.first) || !others.models.contains($0.second)
    }
    return others
  }

  /// The steps of the models, by model.
  func byModel(_ steps: [any Step]) -> [(key: String, step: any Step)] {
    zip(models, steps).map { ($0.model.rawValue, $1) }
  }
}
