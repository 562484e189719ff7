import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  var imagesStep: TransferImages {
    TransferImages(models: asked, confusions: asked.map(confusion))
  }

  func imagesContent(_ results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try results.output(of: imagesStep), keys: ["image"],
          caption: "Dice of every image by every model; all rows are in the download.",
          shownRows: 5))
    ]
  }

  var lowSteps: [TransferLowDice] {
    models.map {
      TransferLowDice(
        model: $0, confusion: confusion(of: $0), threshold: threshold)
    }
  }

  /// Counts of bad images by model, the images themselves, and where in the heart they lie.
  func lowContent(_ results: any Results) throws -> [Content] {
    let rows = try diceRows(results)
    let all = try Table.stacked(try lowSteps.map { try results.output(of: $0) })
    let pixels = try (all.numbers("reference"), all.numbers("predicted"))
    let keys = try zip(all.texts("model"), zip(all.texts("class"), all.texts("part")))
      .map { [$0, $1.0, $1.1] }
    func empty(_ pixels: [Double]) -> [Int] {
      rows.map { model, dice in
        let key = [model.rawValue, dice.tissue.symbol, dice.split.rawValue]
        return zip(keys, pixels).count { $0 == key && $1 == 0 }
      }
    }
    let counts = try Table([
      Column("model", title: "Model", texts: rows.map(\.0.rawValue)),
      Column("class", title: "Class", texts: rows.map(\.1.tissue.symbol)),
      Column("part", title: "Part", texts: rows.map(\.1.split.rawValue)),
      Column("low", title: "Below", counts: rows.map(\.1.below)),
      Column("count", title: "Images", counts: rows.map(\.1.count)),
      Column(
        "share", title: "Share", unit: "%", decimals: 1,
        numbers: rows.map { 100 * Double($1.below) / Double($1.count) }),
      Column("no_reference", title: "Reference empty", counts: empty(pixels.0)),
      Column("no_prediction", title: "Prediction empty", counts: empty(pixels.1)),
    ])
    let images = try all.filtered("part", part.rawValue)
    let (figure, source) = try lowFigure(images)
    return [
      .figure(
        FigureContent(
          figure, source: source,
          caption: "Images of the \(part.rawValue) volunteers with a Dice below \(threshold), by"
            + " slice.",
          alt: "Bars of the number of badly segmented images by slice, one panel for each model.")
      ).made(ofRows: byModel(lowSteps)),
      .table(
        TableContent(
          counts, keys: ["model", "class", "part"],
          caption: "Images with a Dice below \(threshold), and those of them where one of the"
            + " masks has none of the class.")
      ).made(ofRows: byModel(diceSteps) + byModel(lowSteps)),
      .table(
        TableContent(
          part: "images", images, keys: ["model", "image", "class"],
          caption: "The images of the \(part.rawValue) volunteers with a Dice below \(threshold),"
            + " worst first within each model.", shownRows: 6)
      ).made(ofRows: byModel(lowSteps)),
    ]
  }

  /// Bars of bad images by slice, LV and MY side by side.
  private func lowFigure(_ images: Table) throws -> (Figure, Table) {
    let names = try images.texts("model")
    let classes = try images.texts("class")
    let slices = try images.numbers("slice").compactMap { Int(exactly: $0) }
    let bars = Dictionary(grouping: names.indices) { "\(names[$0]) \(classes[$0]) \(slices[$0])" }
    // The same for all models, so that they can be compared.
    let most = 1.05 * Double(bars.values.map(\.count).max() ?? 1)
    var columns: (model: [String], tissue: [String], slice: [Int], count: [Int]) = ([], [], [], [])
    var panels: [Panel] = []
    for model in models {
      var marks: [Mark] = []
      for (offset, tissue) in TissueClass.compared.enumerated() {
        let rows = names.indices.filter {
          names[$0] == model.rawValue && classes[$0] == tissue.symbol
        }
        let counts = Dictionary(grouping: rows) { slices[$0] }.mapValues(\.count)
          .sorted { $0.key < $1.key }
        let left = counts.map { Double($0.key) - 0.4 + 0.4 * Double(offset) }
        marks.append(
          .rectangles(
            x0: left, x1: left.map { $0 + 0.4 }, y0: counts.map { _ in 0 },
            y1: counts.map { Double($0.value) }, color: tissue.color))
        columns.model += counts.map { _ in model.rawValue }
        columns.tissue += counts.map { _ in tissue.symbol }
        columns.slice += counts.map(\.key)
        columns.count += counts.map(\.value)
      }
      let last = Double(slices.max() ?? 0) + 0.6
      panels.append(
        Panel(
          title: model.rawValue, x: Axis("Slice", .linear(domain: -0.6...last)),
          y: Axis("Images", .linear(domain: 0...most)), marks))
    }
    return (
      Figure(panels, columns: 4, aspect: 0.9, legend: TissueClass.legend(.patch)),
      try Table([
        Column("model", title: "Model", texts: columns.model),
        Column("class", title: "Class", texts: columns.tissue),
        Column("slice", title: "Slice", counts: columns.slice),
        Column("count", title: "Images", counts: columns.count),
      ])
    )
  }
}
