import Book
import Engine
import Figures
import RankedImages
import StudyTerms
import Tables
import Transfer
import TransferScores

/// Images below the threshold: their number by model, their place in the heart, and a list.
struct LowDiceAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  private struct Row {
    var model: SegmentationModel
    var image: TransferLowDice.Image
  }

  /// How many bad images of one model, class and part there are, and with one empty mask.
  private struct Count {
    var row: ModelDice
    var emptyReference, emptyPrediction: Int
  }

  private func step(_ model: ComparedModel) -> TransferLowDice {
    TransferLowDice(confusion: model.counts, threshold: options.threshold)
  }

  private var lowSteps: [TransferLowDice] { options.models.map(step) }

  var steps: [any Step] { lowSteps + options.diceSteps }

  func content(from results: any Results) throws -> [Content] {
    let all = try options.models.flatMap { model in
      try results.output(of: step(model)).rows.map { Row(model: model.model, image: $0) }
    }
    let (part, threshold) = (options.part.rawValue, options.threshold)
    let images = all.filter { $0.image.split == options.part }
    let bars = bars(images)
    let counts = try counts(all, results)
    let lowSteps = options.byModel(lowSteps)
    return [
      .figure(
        FigureContent(
          figure(bars), source: try Table(bars, Self.barColumns),
          caption: "Images of the \(part) volunteers with a Dice below \(threshold), by"
            + " slice.",
          alt: "Bars of the number of badly segmented images by slice, one panel for each model.")
      ).made(ofRows: lowSteps),
      .table(
        TableContent(
          try Table(options.partFirst(counts, \.row.dice.split), Self.countColumns),
          keys: ModelDice.keys,
          caption: "Images of the \(part) volunteers with a Dice below \(threshold), and those of"
            + " them where one of the masks has none of the class.",
          shownRows: options.shownRows(counts, \.row.dice.split))
      ).made(ofRows: options.byModel(options.diceSteps) + lowSteps),
      .table(
        TableContent(
          part: "images", try Table(images, Self.imageColumns), keys: ["model", "image", "class"],
          caption: "The images of the \(part) volunteers with a Dice below \(threshold),"
            + " worst first within each model.", shown: false)
      ).made(ofRows: lowSteps),
    ]
  }

  private func counts(_ all: [Row], _ results: any Results) throws -> [Count] {
    try options.dice(results).map { row in
      let own = all.filter {
        $0.model == row.model && $0.image.tissue == row.dice.tissue
          && $0.image.split == row.dice.split
      }
      return Count(
        row: row, emptyReference: own.count { $0.image.reference == 0 },
        emptyPrediction: own.count { $0.image.predicted == 0 })
    }
  }

  private static let countColumns: [RowColumn<Count>] = [
    .texts("model", title: "Model", \.row.model.rawValue),
    .texts("class", title: "Class", \.row.dice.tissue.symbol),
    .texts("part", title: "Part", \.row.dice.split.rawValue),
    .counts("low", title: "Below", \.row.dice.below),
    .counts("count", title: "Images", \.row.dice.count),
    .numbers("share", title: "Share", unit: "%", decimals: 1) {
      100 * Double($0.row.dice.below) / Double($0.row.dice.count)
    },
    .counts("no_reference", title: "Reference empty", \.emptyReference),
    .counts("no_prediction", title: "Prediction empty", \.emptyPrediction),
  ]

  private static let imageColumns: [RowColumn<Row>] = [
    .texts("model", title: "Model", \.model.rawValue),
    .texts("image", title: "Image", \.image.image.name),
    .texts("class", title: "Class", \.image.tissue.symbol),
    .texts("part", title: "Part", \.image.split.rawValue),
    .counts("volunteer", title: "Volunteer", \.image.volunteer.number),
    .counts("slice", title: "Slice", \.image.slice),
    .counts("frame", title: "Frame", \.image.frame),
    .numbers("dice", title: "Dice", decimals: 3, \.image.dice),
    .counts("reference", title: "Pixels, reference", \.image.reference),
    .counts("predicted", title: "Pixels, model", \.image.predicted),
  ]
}

extension LowDiceAnalysis {
  /// Bad images of one model and class in one slice.
  private struct Bar {
    var model: SegmentationModel
    var tissue: TissueClass
    var slice, count: Int
  }

  private static let barColumns: [RowColumn<Bar>] = [
    .texts("model", title: "Model", \.model.rawValue),
    .texts("class", title: "Class", \.tissue.symbol),
    .counts("slice", title: "Slice", \.slice),
    .counts("count", title: "Images", \.count),
  ]

  private func bars(_ images: [Row]) -> [Bar] {
    options.models.flatMap { model in
      TissueClass.compared.flatMap { tissue in
        let own = images.filter { $0.model == model.model && $0.image.tissue == tissue }
        return Dictionary(grouping: own, by: \.image.slice).sorted { $0.key < $1.key }.map {
          Bar(model: model.model, tissue: tissue, slice: $0, count: $1.count)
        }
      }
    }
  }

  /// LV and MY side by side, a panel for each model.
  private func figure(_ bars: [Bar]) -> Figure {
    // All models share the axes, so that they can be compared.
    let most = 1.05 * Double(bars.map(\.count).max() ?? 1)
    let last = Double(bars.map(\.slice).max() ?? 0) + 0.6
    let panels = options.models.map { model in
      Panel(
        title: model.model.rawValue, x: Axis("Slice", .linear(domain: -0.6...last)),
        y: Axis("Images", .linear(domain: 0...most)),
        TissueClass.compared.enumerated().map { offset, tissue in
          let own = bars.filter { $0.model == model.model && $0.tissue == tissue }
          let left = own.map { Double($0.slice) - 0.4 + 0.4 * Double(offset) }
          return .rectangles(
            x0: left, x1: left.map { $0 + 0.4 }, y0: own.map { _ in 0 },
            y1: own.map { Double($0.count) }, color: tissue.color)
        })
    }
    return Figure(panels, columns: 4, aspect: 0.9, legend: TissueClass.legend(.patch))
  }
}
