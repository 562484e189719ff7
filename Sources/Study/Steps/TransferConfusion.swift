import Engine
import Statistics
import StudyTerms
import Tables

/// Row-normalised confusion matrices of a model: per image, then the mean over the images that have the class; and pooled.
struct TransferConfusion: RunnableStep {
  var model: SegmentationModel
  var confusion: Confusion

  var inputs: [any Step] { [confusion] }
  var title: String { "confusion matrices of \(model.rawValue)" }

  /// Columns model, part, truth, prediction, share (mean over images), pooled (of all pixels), images.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    var parts: [String] = []
    var truths: [String] = []
    var predictions: [String] = []
    var shares: [Double] = []
    var pooled: [Double] = []
    var images: [Int] = []
    for split in Split.allCases {
      let rows = table.rows(of: split)
      guard !rows.isEmpty else { continue }
      let total = rows.reduce(ConfusionCounts.zero) { $0 + table.counts[$1] }
      for truth in TissueClass.allCases {
        for prediction in TissueClass.allCases {
          let values = rows.compactMap { table.counts[$0].share(of: truth, as: prediction) }
          parts.append(split.rawValue)
          truths.append(truth.symbol)
          predictions.append(prediction.symbol)
          shares.append(values.isEmpty ? .nan : Statistics.mean(values))
          pooled.append(total.share(of: truth, as: prediction) ?? .nan)
          images.append(values.count)
        }
      }
    }
    return try Table([
      Column("model", title: "Model", texts: parts.map { _ in model.rawValue }),
      Column("part", title: "Part", texts: parts),
      Column("truth", title: "Truth", texts: truths),
      Column("prediction", title: "Prediction", texts: predictions),
      Column("share", title: "Mean share", decimals: 3, numbers: shares),
      Column("pooled", title: "Share of all pixels", decimals: 3, numbers: pooled),
      Column("images", title: "Images", counts: images),
    ])
  }
}
