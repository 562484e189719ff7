import Book
import Engine
import Figures
import StudyTerms
import Tables
import Transfer
import TransferScores

/// Paired signed-rank tests of two models on the same images.
struct SignedRankAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  private struct Row {
    /// `base-TL2`.
    var pair: String
    var comparison: TransferTest.Comparison
  }

  private func step(_ pair: TransferOptions.Pair) -> TransferTest {
    TransferTest(
      first: pair.first.model, second: pair.second.model,
      confusions: [pair.first.counts, pair.second.counts], repetitions: options.repetitions)
  }

  /// Of each model that is compared, then of the difference of each pair.
  private var normality: [(name: String, step: TransferNormality)] {
    let models = options.pairs.flatMap { [$0.first, $0.second] }
    let single = models.indices.filter { models.firstIndex(of: models[$0]) == $0 }.map {
      (models[$0].model.rawValue, TransferNormality(confusions: [models[$0].counts]))
    }
    return single
      + options.pairs.map {
        ($0.title, TransferNormality(confusions: [$0.first.counts, $0.second.counts]))
      }
  }

  var steps: [any Step] { options.pairs.map(step) + normality.map(\.step) }

  func content(from results: any Results) throws -> [Content] {
    let rows = try options.pairs.flatMap { pair in
      try results.output(of: step(pair)).rows.map { Row(pair: pair.title, comparison: $0) }
    }
    let shown = rows.filter { $0.comparison.split == options.part }
    let content: [Content] = [
      .figure(
        FigureContent(
          figure(shown), source: try Table(shown, Self.columns),
          caption: "Mean difference in Dice between two models on the same"
            + " \(options.part.rawValue) images, with 95 % intervals: by volunteer (circles), and"
            + " as if the images were independent (squares).",
          alt: "Two intervals for each pair of models.")),
      .table(
        TableContent(
          try Table(options.partFirst(rows, \.comparison.split), Self.columns),
          keys: ["pair", "class", "part"],
          caption: "Paired Wilcoxon signed-rank tests over images (V and p as R's `wilcox.test`"
            + " gives them), mean difference of the first and the second model, and its intervals"
            + ". The images of a volunteer are not independent: the p values are too small.",
          shownRows: options.shownRows(rows, \.comparison.split))),
    ]
    let normal: [Content] = [.table(try normalityTable(results))]
    let audits: [Content] = options.source.isPublished ? [.table(try audit(rows))] : []
    let made = options.pairs.map { (key: $0.title, step: step($0) as any Step) }
    return (content + audits).map { $0.made(ofRows: made) }
      + normal.map { $0.made(ofRows: normality.map { ($0.name, $0.step as any Step) }) }
  }

  private struct NormalityRow {
    var name: String
    var test: TransferNormality.Test
  }

  private func normalityTable(_ results: any Results) throws -> TableContent {
    let rows = try normality.flatMap { name, step in
      try results.output(of: step).rows.map { NormalityRow(name: name, test: $0) }
    }
    return TableContent(
      part: "normality",
      try Table(
        rows,
        [
          .texts("model", title: "Model", \.name),
          .texts("class", title: "Class", \.test.tissue.symbol),
          .texts("part", title: "Part") { $0.test.split?.rawValue ?? "all" },
          .counts("count", title: "Images", \.test.count),
          .numbers("w", title: "W", decimals: 4, \.test.w), .numbers("p", \.test.p),
        ]), keys: ["model", "class", "part"],
      caption: "Shapiro and Wilk's test of normality: Dice of each model, and the differences of"
        + " each pair. The test takes 5000 images at most.", shown: false)
  }

  private static let columns: [RowColumn<Row>] = [
    .texts("pair", title: "Models", \.pair),
    .texts("class", title: "Class", \.comparison.tissue.symbol),
    .texts("part", title: "Part", \.comparison.split.rawValue),
    .counts("count", title: "Images", \.comparison.count),
    .numbers("v", title: "V", decimals: 1, \.comparison.v),
    .numbers("p", title: "p", \.comparison.p),
    .numbers("difference", title: "Mean difference", decimals: 4, \.comparison.difference),
    .numbers("low", title: "Low, by volunteer", decimals: 4, \.comparison.low),
    .numbers("high", title: "High, by volunteer", decimals: 4, \.comparison.high),
    .numbers("image_low", title: "Low, by image", decimals: 4, \.comparison.imageLow),
    .numbers("image_high", title: "High, by image", decimals: 4, \.comparison.imageHigh),
    .counts("volunteers", title: "Volunteers", \.comparison.volunteers),
    .counts("favoured", title: "Favouring the first", \.comparison.favoured),
  ]

  private func figure(_ rows: [Row]) -> Figure {
    let names = options.pairs.map(\.title)
    let ends = rows.map(\.comparison).flatMap {
      [$0.low, $0.high, $0.imageLow, $0.imageHigh, 0] as [Double]
    }
    let known = ends.filter { $0.isFinite }
    let reach = 0.05 * ((known.max() ?? 1) - (known.min() ?? 0))
    // The same for both classes, so that they can be compared.
    let domain = ((known.min() ?? 0) - reach)...((known.max() ?? 0) + max(reach, 1e-6))
    let panels = TissueClass.compared.map { tissue in
      let own = rows.filter { $0.comparison.tissue == tissue }
      func interval(
        _ low: KeyPath<TransferTest.Comparison, Double>,
        _ high: KeyPath<TransferTest.Comparison, Double>, _ shift: Double, _ color: Color,
        _ shape: PointShape
      ) -> Mark {
        .interval(
          x: own.map { Double(names.firstIndex(of: $0.pair) ?? 0) + shift },
          y: own.map(\.comparison.difference), low: own.map { $0.comparison[keyPath: low] },
          high: own.map { $0.comparison[keyPath: high] }, color: color, shape: shape)
      }
      return Panel(
        title: tissue.symbol, x: Axis("", .band(names)),
        y: Axis("Difference in Dice \(tissue.symbol)", .linear(domain: domain)),
        [
          .horizontal(y: 0, dash: .dashed), interval(\.low, \.high, -0.12, .blue, .circle),
          interval(\.imageLow, \.imageHigh, 0.12, .orange, .square),
        ])
    }
    return Figure(
      panels, columns: 2,
      legend: [
        LegendEntry("by volunteer", color: .blue),
        LegendEntry("by image", color: .orange, shape: .square),
      ])
  }

  /// The width of the intervals, images as the unit beside volunteers.
  private func audit(_ rows: [Row]) throws -> TableContent {
    let items = rows.map { row in
      let comparison = row.comparison
      return AuditItem(
        item: "\(row.pair) \(comparison.tissue.symbol) \(comparison.split.rawValue)",
        published: comparison.imageHigh - comparison.imageLow,
        likeForLike: comparison.high - comparison.low,
        note: "width of the 95 % interval of the mean difference: by image, by volunteer")
    }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 4), keys: ["item"],
      caption: "How much wider the interval of a difference is by volunteer than by image.",
      shown: false)
  }
}
