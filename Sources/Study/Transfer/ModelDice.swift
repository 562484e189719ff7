import Engine
import StudyTerms
import Tables
import TransferScores

/// Dice of one model over the images of one part and class.
struct ModelDice {
  var model: SegmentationModel
  var dice: DiceDistribution

  /// The columns that identify a row.
  static let keys = ["model", "class", "part"]

  /// The columns of ``keys``.
  static let keyColumns: [RowColumn<ModelDice>] = [
    .texts("model", title: "Model", \.model.rawValue),
    .texts("class", title: "Class", \.dice.tissue.symbol),
    .texts("part", title: "Part", \.dice.split.rawValue),
  ]
}

extension TransferOptions {
  var diceSteps: [TransferDice] { models.map(diceStep) }

  func diceStep(_ model: ComparedModel) -> TransferDice {
    TransferDice(confusion: model.counts, threshold: threshold, repetitions: repetitions)
  }

  /// The rows, those of the part that is shown first.
  func partFirst<Row>(_ rows: [Row], _ split: (Row) -> Split?) -> [Row] {
    rows.filter { split($0) == part } + rows.filter { split($0) != part }
  }

  /// The number of rows of the part that is shown; nil if there are no others.
  func shownRows<Row>(_ rows: [Row], _ split: (Row) -> Split?) -> Int? {
    let count = rows.count { split($0) == part }
    return count == rows.count ? nil : count
  }

  /// By model, class and part.
  func dice(_ results: any Results) throws -> [ModelDice] {
    try models.flatMap { model in
      try results.output(of: diceStep(model)).distributions.map {
        ModelDice(model: model.model, dice: $0)
      }
    }
  }
}
