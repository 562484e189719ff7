import Engine
import StudyTerms
import Tables

/// The images that a model segments badly, worst first.
struct TransferLowDice: RunnableStep {
  var model: SegmentationModel
  var confusion: Confusion
  /// Images with a Dice below it are listed.
  var threshold: Double

  var inputs: [any Step] { [confusion] }
  var title: String { "images that \(model.rawValue) segments badly" }

  /// Columns model, image, class, part, volunteer, slice, frame, dice, reference and predicted pixels.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    var found: [(row: Int, tissue: TissueClass, dice: Double)] = []
    for tissue in TissueClass.compared {
      for row in table.images.indices {
        let dice = table.counts[row].dice(tissue)
        if dice < threshold { found.append((row, tissue, dice)) }
      }
    }
    found.sort {
      ($0.dice, table.images[$0.row], $0.tissue.rawValue)
        < ($1.dice, table.images[$1.row], $1.tissue.rawValue)
    }
    let images = found.map { table.images[$0.row] }
    return try Table([
      Column("model", title: "Model", texts: found.map { _ in model.rawValue }),
      Column("image", title: "Image", texts: images.map(\.name)),
      Column("class", title: "Class", texts: found.map(\.tissue.symbol)),
      Column("part", title: "Part", texts: found.map { table.splits[$0.row].rawValue }),
      Column("volunteer", title: "Volunteer", counts: images.map(\.volunteer.number)),
      Column("slice", title: "Slice", counts: images.map(\.slice)),
      Column("frame", title: "Frame", counts: images.map(\.frame)),
      Column("dice", title: "Dice", decimals: 3, numbers: found.map(\.dice)),
      Column(
        "reference", title: "Pixels, reference",
        counts: found.map { table.counts[$0.row].reference($0.tissue) }),
      Column(
        "predicted", title: "Pixels, model",
        counts: found.map { table.counts[$0.row].other($0.tissue) }),
    ])
  }
}
