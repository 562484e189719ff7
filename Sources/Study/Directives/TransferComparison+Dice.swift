import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  var diceSteps: [TransferDice] { models.map(diceStep) }

  func diceStep(_ model: SegmentationModel) -> TransferDice {
    TransferDice(
      confusion: confusion(of: model), threshold: threshold, repetitions: repetitions)
  }

  func diceRows(_ results: any Results) throws -> [(SegmentationModel, DiceDistribution)] {
    try models.flatMap { model in
      try results.output(of: diceStep(model)).distributions.map { (model, $0) }
    }
  }

  func diceContent(_ results: any Results) throws -> [Content] {
    let rows = try diceRows(results)
    var content: [Content] = [
      .figure(try diceFigure(rows)),
      .table(
        TableContent(
          part: "dice", try Self.diceTable(rows), keys: ["model", "class", "part"],
          caption: "Dice against \(origin.reference), by model, class and part of the volunteers;"
            + " the interval of the mean draws whole volunteers again.")),
      .table(
        TableContent(
          part: "volunteers", try volunteerTable(results), keys: ["model", "class", "volunteer"],
          caption: "Mean Dice by volunteer.", shownRows: 6)),
    ]
    content = content.map { $0.made(ofRows: byModel(diceSteps)) }
    if let historyStep {
      // Options alone.
      content.append(.values(liveValues, of: []))
      content.append(
        .table(
          TableContent(
            part: "models", try results.output(of: historyStep), keys: ["model", "stage"],
            caption:
              "What the networks learnt from, stage after stage, each from the weights of the"
              + " stage before; the first of a network from random weights.")
        ).made(of: historyStep))
    } else if let audit = try diceAudit(rows) {
      content.append(.table(audit))
    }
    return content
  }

  static func diceTable(_ rows: [(SegmentationModel, DiceDistribution)]) throws -> Table {
    func numbers(_ path: KeyPath<DiceDistribution, Double>) -> [Double] {
      rows.map { $0.1[keyPath: path] }
    }
    return try Table([
      Column("model", title: "Model", texts: rows.map(\.0.rawValue)),
      Column("class", title: "Class", texts: rows.map(\.1.tissue.symbol)),
      Column("part", title: "Part", texts: rows.map(\.1.split.rawValue)),
      Column("count", title: "Images", counts: rows.map(\.1.count)),
      Column("mean", title: "Mean", decimals: 3, numbers: numbers(\.mean)),
      Column("low", title: "95 % low", decimals: 3, numbers: numbers(\.low)),
      Column("high", title: "95 % high", decimals: 3, numbers: numbers(\.high)),
      Column("sd", title: "SD", decimals: 3, numbers: numbers(\.sd)),
      Column("median", title: "Median", decimals: 3, numbers: numbers(\.median)),
      Column("q1", title: "Q1", decimals: 3, numbers: numbers(\.q1)),
      Column("q3", title: "Q3", decimals: 3, numbers: numbers(\.q3)),
      Column("volunteers", title: "Volunteers", counts: rows.map(\.1.volunteers)),
    ])
  }

  /// Dice of all pixels at once beside the mean over images.
  func pooledContent(_ results: any Results) throws -> [Content] {
    let rows = try diceRows(results)
    let table = try Table([
      Column("model", title: "Model", texts: rows.map(\.0.rawValue)),
      Column("class", title: "Class", texts: rows.map(\.1.tissue.symbol)),
      Column("part", title: "Part", texts: rows.map(\.1.split.rawValue)),
      Column("mean", title: "Mean of images", decimals: 3, numbers: rows.map(\.1.mean)),
      Column("pooled", title: "All pixels at once", decimals: 3, numbers: rows.map(\.1.pooled)),
      Column(
        "difference", title: "Difference", decimals: 3, numbers: rows.map { $1.pooled - $1.mean }),
      Column("empty", title: "Images where both are empty", counts: rows.map(\.1.empty)),
    ])
    return [
      .table(
        TableContent(
          table, keys: ["model", "class", "part"],
          caption: "Dice of all pixels of a part at once, beside the mean over its images."))
    ]
  }
}

extension TransferComparison {
  private func volunteerTable(_ results: any Results) throws -> Table {
    let rows = try models.flatMap { model in
      try results.output(of: diceStep(model)).volunteers.map { (model, $0) }
    }
    return try Table([
      Column("model", title: "Model", texts: rows.map(\.0.rawValue)),
      Column("class", title: "Class", texts: rows.map(\.1.tissue.symbol)),
      Column("volunteer", title: "Volunteer", texts: rows.map { "\($1.volunteer.number)" }),
      Column("part", title: "Part", texts: rows.map(\.1.split.rawValue)),
      Column("count", title: "Images", counts: rows.map(\.1.count)),
      Column("mean", title: "Mean Dice", decimals: 3, numbers: rows.map(\.1.mean)),
    ])
  }

  private func diceFigure(
    _ rows: [(SegmentationModel, DiceDistribution)]
  ) throws -> FigureContent {
    let shown = rows.filter { $0.1.split == part }
    let present = models.filter { model in shown.contains { $0.0 == model } }
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(present.map(\.rawValue))),
        y: Axis("Dice \(tissue.symbol)"),
        shown.filter { $0.1.tissue == tissue }.flatMap { model, dice in
          marks(model, dice, at: Double(present.firstIndex(of: model) ?? 0))
        })
    }
    let source = try Self.diceTable(shown)
    let what =
      figure == .means
      ? "Mean Dice with the 95 % interval by volunteer"
      : "Dice by image (box: quartiles; whiskers: 1.5 interquartile ranges)"
    return FigureContent(
      Figure(panels, columns: 2, aspect: 0.8), source: source,
      caption: "\(what), \(part.rawValue) volunteers, by model.",
      alt: "\(what) for LV and MY, one column for each of \(present.count) models.")
  }

  private func marks(
    _ model: SegmentationModel, _ dice: DiceDistribution, at x: Double
  ) -> [Mark] {
    switch figure {
    case .means:
      [
        .interval(
          x: [x], y: [dice.mean], low: [dice.low], high: [dice.high], color: model.color)
      ]
    case .boxes, .none:
      [
        .box(
          x: x, width: 0.6, low: dice.whiskerLow, q1: dice.q1, median: dice.median, q3: dice.q3,
          high: dice.whiskerHigh, outliers: dice.outliers, color: model.color),
        .points(
          x: [x], y: [dice.mean], color: .ink, size: 4, opacity: 1, shape: .diamond),
      ]
    }
  }

  /// What the paper concludes from, beside the same on the other part and with volunteers as the unit.
  private func diceAudit(
    _ rows: [(SegmentationModel, DiceDistribution)]
  ) throws -> TableContent? {
    func find(
      _ model: SegmentationModel, _ tissue: TissueClass, _ split: Split
    ) -> DiceDistribution? {
      rows.first { $0.0 == model && $0.1.tissue == tissue && $0.1.split == split }?.1
    }
    var items: [AuditItem] = []
    for tissue in TissueClass.compared {
      if let a = find(.doubleTransfer, tissue, .validation),
        let b = find(.transfer, tissue, .validation),
        let c = find(.doubleTransfer, tissue, .test), let d = find(.transfer, tissue, .test)
      {
        items.append(
          AuditItem(
            item: "TL2 - TL \(tissue.symbol)", published: a.mean - b.mean,
            likeForLike: c.mean - d.mean,
            note: "gain in mean Dice on the validation volunteers, beside the test volunteers"))
      }
    }
    for tissue in TissueClass.compared {
      if let dice = find(.doubleTransfer, tissue, .test) {
        items.append(
          AuditItem(
            item: "interval TL2 \(tissue.symbol)", published: dice.imageHigh - dice.imageLow,
            likeForLike: dice.high - dice.low,
            note: "width of the 95 % interval of the test mean: images as independent, beside"
              + " volunteers drawn again"))
      }
    }
    guard !items.isEmpty else { return nil }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 4), keys: ["item"],
      caption: "Transfer learning, as published and like for like.")
  }
}
