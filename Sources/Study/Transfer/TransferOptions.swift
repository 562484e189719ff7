import Engine
import Book
import StudyTerms
import Transfer

/// What an author asks of a comparison.
struct TransferOptions: Sendable {
  /// Two models with their counts.
  struct Pair: Hashable, Sendable {
    var first, second: ComparedModel

    var title: String { ModelPair(first.model, second.model).title }
  }

  var source: any TransferSource
  /// All that were asked for.
  var asked: [ComparedModel]
  /// Those of them that did not fail.
  var models: [ComparedModel]
  /// The part that figures (and, by position, tables) show.
  var part: Split
  /// Images with a Dice below it are bad.
  var threshold: Double
  var pairs: [Pair]
  /// Draws of the bootstrap.
  var repetitions: Int
  var figure: TransferComparison.FigureKind

  /// What is at hand without these models.
  func without(_ names: [String]) -> TransferOptions {
    var others = self
    others.models.removeAll { names.contains($0.model.rawValue) }
    others.pairs.removeAll {
      !others.models.contains($0.first) || !others.models.contains($0.second)
    }
    return others
  }

  /// Steps of the models, each with its own.
  func byModel(_ steps: [any Step]) -> [(key: String, step: any Step)] {
    zip(models, steps).map { ($0.model.rawValue, $1) }
  }
}
