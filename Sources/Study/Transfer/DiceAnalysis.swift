import Book
import Engine
import Figures
import StudyTerms
import Tables
import Trainings
import Transfer
import TransferScores

/// Distributions of Dice by model, class and part, with intervals by volunteer.
struct DiceAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  var steps: [any Step] { options.diceSteps + (history.map { [$0] } ?? []) }

  private var history: TrainingHistory? { options.source.history(of: options.asked.map(\.model)) }

  func content(from results: any Results) throws -> [Content] {
    let dice = try options.dice(results)
    let main: [Content] = [
      .figure(try figure(dice)),
      .table(
        TableContent(
          part: "dice", try Table(options.partFirst(dice, \.dice.split), Self.columns),
          keys: ModelDice.keys,
          caption: "Dice against \(options.source.words.reference), \(options.part.rawValue)"
            + " volunteers; the interval of the mean draws whole volunteers again. Images in which"
            + " both masks are empty count 1; the last columns set them apart.",
          shownRows: options.shownRows(dice, \.dice.split))),
      .table(
        TableContent(
          part: "volunteers", try volunteers(results), keys: ["model", "class", "volunteer"],
          caption: "Mean Dice by volunteer.", shown: false)),
    ]
    return main.map { $0.made(ofRows: options.byModel(options.diceSteps)) }
      + (try history.map { step in try results.reading { try learnt(step, $0) } } ?? [])
      + (try results.reading { try audit(options.dice($0)).map { [.table($0)] } ?? [] })
  }

  static let columns: [RowColumn<ModelDice>] =
    ModelDice.keyColumns + [
      .counts("count", title: "Images", \.dice.count),
      .numbers("mean", title: "Mean", decimals: 3, \.dice.mean),
      .numbers("low", title: "95 % low", decimals: 3, \.dice.low),
      .numbers("high", title: "95 % high", decimals: 3, \.dice.high),
      .numbers("sd", title: "SD", decimals: 3, \.dice.sd),
      .numbers("median", title: "Median", decimals: 3, \.dice.median),
      .numbers("q1", title: "Q1", decimals: 3, \.dice.q1),
      .numbers("q3", title: "Q3", decimals: 3, \.dice.q3),
      .counts("volunteers", title: "Volunteers", \.dice.volunteers),
      .counts("empty", title: "Both empty", \.dice.empty),
      .numbers("filled", title: "Mean of the others", decimals: 3, \.dice.filled),
    ]

  private func volunteers(_ results: any Results) throws -> Table {
    typealias Row = (model: SegmentationModel, dice: DiceSummary.VolunteerMean)
    let rows: [Row] = try options.models.flatMap { model in
      try results.output(of: options.diceStep(model)).volunteers.map { (model.model, $0) }
    }
    return try Table(
      rows,
      [
        .texts("model", title: "Model") { $0.model.rawValue },
        .texts("class", title: "Class") { $0.dice.tissue.symbol },
        .texts("volunteer", title: "Volunteer") { "\($0.dice.volunteer.number)" },
        .texts("part", title: "Part") { $0.dice.split.rawValue },
        .counts("count", title: "Images") { $0.dice.count },
        .numbers("mean", title: "Mean Dice", decimals: 3) { $0.dice.mean },
      ])
  }

  /// The images that networks learnt from. The paper does not describe those that are trained here.
  private func learnt(_ history: TrainingHistory, _ results: any Results) throws -> [Content] {
    [
      // Options alone.
      .values(options.source.values, of: []),
      .table(
        TableContent(
          part: "models", try Table(results.output(of: history).rows, RowColumn.all),
          keys: ["model", "stage"],
          caption:
            "What the networks learnt from, stage after stage, each from the weights of the"
            + " stage before; the first of a network from random weights.")),
    ]
  }
}

extension DiceAnalysis {
  private func figure(_ dice: [ModelDice]) throws -> FigureContent {
    let shown = dice.filter { $0.dice.split == options.part }
    let present = options.models.map(\.model).filter { model in shown.contains { $0.model == model }
    }
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(present.map(\.rawValue))),
        y: Axis("Dice \(tissue.symbol)"),
        shown.filter { $0.dice.tissue == tissue }.flatMap { row in
          marks(row, at: Double(present.firstIndex(of: row.model) ?? 0))
        })
    }
    let what =
      options.figure == .means
      ? "Mean Dice with the 95 % interval by volunteer"
      : "Dice by image (box: quartiles; whiskers: 1.5 interquartile ranges)"
    return FigureContent(
      Figure(panels, columns: 2, aspect: 0.8), source: try Table(shown, Self.columns),
      caption: "\(what), \(options.part.rawValue) volunteers, by model.",
      alt: "\(what) for LV and MY, one column for each of \(present.count) models.")
  }

  private func marks(_ row: ModelDice, at x: Double) -> [Mark] {
    let (color, dice) = (row.model.color, row.dice)
    return switch options.figure {
    case .means:
      [.interval(x: [x], y: [dice.mean], low: [dice.low], high: [dice.high], color: color)]
    case .boxes, .none:
      [
        .box(
          x: x, width: 0.6, low: dice.whiskerLow, q1: dice.q1, median: dice.median, q3: dice.q3,
          high: dice.whiskerHigh, outliers: dice.outliers, color: color),
        .points(
          x: [x], y: [dice.mean], color: .ink, size: 4, opacity: 1, shape: .diamond),
      ]
    }
  }

  /// What the paper concludes from, beside the same on the other part and with volunteers as the
  /// unit; nil where the masks are not the paper's.
  private func audit(_ dice: [ModelDice]) throws -> TableContent? {
    guard options.source.isPublished else { return nil }
    func find(
      _ model: SegmentationModel, _ tissue: TissueClass, _ split: Split
    ) -> DiceDistribution? {
      dice.first { $0.model == model && $0.dice.tissue == tissue && $0.dice.split == split }?.dice
    }
    let gains = TissueClass.compared.compactMap { tissue -> AuditItem? in
      guard let a = find(.doubleTransfer, tissue, .validation),
        let b = find(.transfer, tissue, .validation),
        let c = find(.doubleTransfer, tissue, .test), let d = find(.transfer, tissue, .test)
      else { return nil }
      return AuditItem(
        item: "TL2 - TL \(tissue.symbol)", published: a.mean - b.mean,
        likeForLike: c.mean - d.mean,
        note: "gain in mean Dice on the validation volunteers, beside the test volunteers")
    }
    let intervals = TissueClass.compared.compactMap { tissue in
      find(.doubleTransfer, tissue, .test).map { dice in
        AuditItem(
          item: "interval TL2 \(tissue.symbol)", published: dice.imageHigh - dice.imageLow,
          likeForLike: dice.high - dice.low,
          note: "width of the 95 % interval of the test mean: images as independent, beside"
            + " volunteers drawn again")
      }
    }
    guard !gains.isEmpty || !intervals.isEmpty else { return nil }
    return TableContent(
      part: "audit", try AuditItem.table(gains + intervals, decimals: 4), keys: ["item"],
      caption: "Transfer learning, as published and like for like.", shown: false)
  }
}
