import Engine
import StudyTerms
import Tables

/// Dice of every image by every model, side by side; a model whose training failed is left out.
struct TransferImages: RunnableStep {
  var models: [SegmentationModel]
  /// One for each of them.
  var confusions: [Confusion]

  var optionalInputs: [any Step] { confusions }
  var title: String { "Dice by image" }

  /// Columns image, volunteer, slice, frame, part, then LV and MY of each model (missing where it has no mask).
  func run(_ context: StepContext) async throws -> Table {
    let found = try context.outputs(of: confusions)
    let models = found.map { self.models[$0.place] }
    let tables = found.map(\.output)
    var splits: [CineImage: Split] = [:]
    for table in tables {
      for (image, split) in zip(table.images, table.splits) { splits[image] = split }
    }
    let images = splits.keys.sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(images, images.indices))
    var columns = [
      Column("image", title: "Image", texts: images.map(\.name)),
      Column("volunteer", title: "Volunteer", counts: images.map(\.volunteer.number)),
      Column("slice", title: "Slice", counts: images.map(\.slice)),
      Column("frame", title: "Frame", counts: images.map(\.frame)),
      Column("part", title: "Part", texts: images.map { splits[$0]?.rawValue ?? "" }),
    ]
    for (model, table) in zip(models, tables) {
      for tissue in TissueClass.compared {
        var dice = [Double](repeating: .nan, count: images.count)
        for (image, value) in zip(table.images, table.dice(tissue)) {
          if let row = place[image] { dice[row] = value }
        }
        columns.append(
          Column(
            "\(model.rawValue)_\(tissue.abbreviation)", title: "\(model.rawValue) \(tissue.symbol)",
            decimals: 3, numbers: dice))
      }
    }
    return try Table(columns)
  }
}
