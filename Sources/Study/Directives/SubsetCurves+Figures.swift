import Figures
import Book
import StudyTerms
import Tables

extension SubsetCurves {
  /// Columns kind (raw, smoothed), model, subset, epoch (missing where smoothed), images, LV, MY; seed where there are several.
  static func table(
    raw: [LearningCurve], smooth: [LearningCurve], seeds: Bool = false
  ) throws -> Table {
    let curves = raw.map { ("raw", $0) } + smooth.map { ("smoothed", $0) }
    func texts(_ text: (String, LearningCurve) -> String) -> [String] {
      curves.flatMap { kind, curve in curve.images.map { _ in text(kind, curve) } }
    }
    let seeds: [Column] =
      seeds
      ? [
        Column(
          "seed", title: "Seed",
          counts: curves.flatMap { _, curve in
            curve.images.map { _ in curve.run.seed }
          })
      ] : []
    return try Table(
      [
        Column("kind", title: "Curve", texts: texts { kind, _ in kind }),
        Column("model", title: "Start", texts: texts { $1.run.model.rawValue }),
        Column("subset", title: "Subset", texts: texts { $1.run.subset.rawValue }),
        Column(
          "epoch", title: "Epoch", decimals: 0,
          numbers: curves.flatMap { _, curve in
            curve.epochs.isEmpty ? curve.images.map { _ in .nan } : curve.epochs.map(Double.init)
          }),
        Column(
          "images", title: "Images seen", unit: "1000", decimals: 2,
          numbers: curves.flatMap { $0.1.images }),
        Column("LV", decimals: 3, numbers: curves.flatMap { $0.1.ventricle }),
        Column("MY", decimals: 3, numbers: curves.flatMap { $0.1.myocardium }),
      ] + seeds)
  }

  /// Both classes in one figure where subsets are few, else the myocardium in a figure of its own, part `MY`.
  func split(_ figure: ([TissueClass]) throws -> FigureContent) rethrows -> [FigureContent] {
    guard subsets.count > 2 else { return [try figure(TissueClass.compared)] }
    return try TissueClass.compared.map { tissue in
      var figure = try figure([tissue])
      figure.part = tissue == .ventricle ? nil : tissue.symbol
      return figure
    }
  }

  /// A panel for each subset, a line for each start.
  func curvesFigure(
    _ classes: [TissueClass], _ raw: [LearningCurve], _ smooth: [LearningCurve], _ baseline: Table,
    source: Table
  ) throws -> FigureContent {
    let names = try baseline.texts("images")
    let symbols = try baseline.texts("class")
    let means = try baseline.numbers("mean")
    func shown(_ tissue: TissueClass) -> ClosedRange<Double> {
      tissue == .myocardium ? 0.5...0.85 : 0.65...0.95
    }
    let panels = subsets.flatMap { subset in
      classes.map { tissue in
        var marks: [Mark] = []
        for (images, dash) in [("all", Dash.dotted), (Split.validation.rawValue, .dashed)] {
          if let row = names.indices.first(where: {
            names[$0] == images && symbols[$0] == tissue.symbol
          }) {
            marks.append(.horizontal(y: means[row], dash: dash))
          }
        }
        for curve in raw where curve.run.subset == subset && curve.drawsRaw(self.curve) {
          marks.append(
            .points(
              x: curve.images, y: curve.dice(tissue), color: curve.run.model.color, size: 1.5,
              opacity: 0.35))
        }
        for curve in smooth where curve.run.subset == subset && self.curve != .raw {
          marks.append(
            .line(x: curve.images, y: curve.dice(tissue), color: curve.run.model.color))
        }
        return Panel(
          title: "\(subset.rawValue), \(tissue.symbol)", x: Axis("Images seen", unit: "1000"),
          y: Axis("Dice \(tissue.symbol)", .linear(domain: shown(tissue))),
          marks)
      }
    }
    return FigureContent(
      Figure(
        panels, columns: classes.count == 2 ? 2 : 3, aspect: 0.75,
        legend: models.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) } + [
          LegendEntry("no 7 T training, all images", color: .gray, symbol: .dotted),
          LegendEntry("the same, validation images", color: .gray, symbol: .dashed),
        ]),
      source: source,
      caption:
        "Validation Dice (\(classes.map(\.symbol).joined(separator: ", "))) over the images seen,"
        + " by start and subset; points: epochs, lines: R's loess. Horizontal: the model without 7 T training, over all images (dotted) and"
        + " on the validation images (dashed). Not drawn: "
        + classes.map { "\($0.symbol) below \(shown($0).lowerBound)" }.joined(separator: ", ")
        + ".",
      alt: "Learning curves in a panel for each subset, a line for each start.")
  }
}

extension LearningCurve {
  fileprivate func drawsRaw(_ curve: SubsetCurves.Curve) -> Bool {
    curve == .raw || curve == .both
  }
}
