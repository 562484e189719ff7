import Book
import Engine
import StudyTerms
import Tables
import Transfer
import TransferScores

/// Dice of all pixels at once beside the mean over images.
struct PooledAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  var steps: [any Step] { options.diceSteps }

  func content(from results: any Results) throws -> [Content] {
    let dice = try options.dice(results)
    return [
      .table(
        TableContent(
          try Table(
            options.partFirst(dice, \.dice.split),
            ModelDice.keyColumns + [
              .numbers("mean", title: "Mean of images", decimals: 3, \.dice.mean),
              .numbers("pooled", title: "All pixels at once", decimals: 3, \.dice.pooled),
              .numbers("difference", title: "Difference", decimals: 3) {
                $0.dice.pooled - $0.dice.mean
              },
              .counts("empty", title: "Images where both are empty", \.dice.empty),
            ]), keys: ModelDice.keys,
          caption: "Dice of all pixels at once, beside the mean over the images,"
            + " \(options.part.rawValue) volunteers.",
          shownRows: options.shownRows(dice, \.dice.split))
      ).made(ofRows: options.byModel(steps))
    ]
  }
}
