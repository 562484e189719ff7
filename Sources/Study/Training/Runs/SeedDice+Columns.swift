import Tables
import TrainingScores
import Trainings

extension RowColumn<SeedDice> {
  /// The columns of all that is known over the seeds. `mean`: the title of the mean.
  static func all(mean: String, hasOther: Bool = false) -> [RowColumn<SeedDice>] {
    let other = RowColumn.numbers("other_seeds", title: "Seeds of the other", decimals: 0) {
      $0.otherSeeds.map(Double.init) ?? .nan
    }
    return [
      .texts("class", title: "Class", \.tissue.rawValue),
      .counts("images", title: "Images", \.images),
      .counts("patients", title: "Patients", \.patients),
      .counts("seeds", title: "Seeds", \.seeds),
    ] + (hasOther ? [other] : []) + [
      .numbers("mean", title: mean, decimals: 3, \.mean),
      .numbers("low", title: "95 % low", decimals: 3, \.low),
      .numbers("high", title: "95 % high", decimals: 3, \.high),
      .numbers("pooled", title: "Pooled", decimals: 3, \.pooled),
      .counts("empty", title: "Empty", \.empty),
      .numbers("filled", title: "Not empty", decimals: 3, \.filled),
      .numbers("seed_sd", title: "SD of seeds", decimals: 3, \.seedDeviation),
      .numbers("seed_low", title: "Lowest seed", decimals: 3, \.seedLow),
      .numbers("seed_high", title: "Highest seed", decimals: 3, \.seedHigh),
    ]
  }
}
