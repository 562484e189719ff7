import Engine
import StudyTerms
import Tables

/// A model's best, median and worst images by Dice, among those where the reference has the class.
struct TransferRanking: RunnableStep {
  var model: SegmentationModel
  var confusion: Confusion
  var split: Split

  var inputs: [any Step] { [confusion] }
  var title: String { "best and worst images of \(model.rawValue)" }

  /// Columns model, class, rank (best, median, worst), image, dice, reference and predicted pixels.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    var picks: [(tissue: TissueClass, rank: String, row: Int)] = []
    for tissue in TissueClass.compared {
      let dice = table.dice(tissue)
      let order = table.rows(of: split)
        .filter { table.counts[$0].reference(tissue) > 0 }
        .sorted { (-dice[$0], table.images[$0]) < (-dice[$1], table.images[$1]) }
      guard let best = order.first, let worst = order.last else { continue }
      picks += [
        (tissue, "best", best), (tissue, "median", order[order.count / 2]),
        (tissue, "worst", worst),
      ]
    }
    return try Table([
      Column("model", title: "Model", texts: picks.map { _ in model.rawValue }),
      Column("class", title: "Class", texts: picks.map(\.tissue.symbol)),
      Column("rank", title: "Rank", texts: picks.map(\.rank)),
      Column("image", title: "Image", texts: picks.map { table.images[$0.row].name }),
      Column(
        "dice", title: "Dice", decimals: 3,
        numbers: picks.map { table.counts[$0.row].dice($0.tissue) }),
      Column(
        "reference", title: "Pixels, reference",
        counts: picks.map { table.counts[$0.row].reference($0.tissue) }),
      Column(
        "predicted", title: "Pixels, model",
        counts: picks.map { table.counts[$0.row].other($0.tissue) }),
    ])
  }
}
