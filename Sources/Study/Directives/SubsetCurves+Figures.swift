import Figures
import Report
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

  /// A panel for each subset, a line for each start: both classes in one figure where subsets are few, else the
  /// myocardium's curves in a figure of their own, part `MY`.
  func curvesFigures(
    _ raw: [LearningCurve], _ smooth: [LearningCurve], _ baseline: Table, source: Table
  ) throws -> [FigureContent] {
    guard subsets.count > 2 else {
      return [try curvesFigure(TissueClass.compared, raw, smooth, baseline, source: source)]
    }
    return try TissueClass.compared.map { tissue in
      var figure = try curvesFigure([tissue], raw, smooth, baseline, source: source)
      figure.part = tissue == .ventricle ? nil : tissue.symbol
      return figure
    }
  }

  private func curvesFigure(
    _ classes: [TissueClass], _ raw: [LearningCurve], _ smooth: [LearningCurve], _ baseline: Table,
    source: Table
  ) throws -> FigureContent {
    let names = try baseline.texts("images")
    let symbols = try baseline.texts("class")
    let means = try baseline.numbers("mean")
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
          y: Axis(
            "Dice \(tissue.symbol)",
            .linear(domain: tissue == .myocardium ? 0.5...0.85 : 0.65...0.95)),
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
        + " on the validation images (dashed).",
      alt: "Learning curves in a panel for each subset, a line for each start.")
  }

  /// The last epoch of each training by subset, a symbol for each start.
  func lastFigure(_ runs: Table) throws -> FigureContent {
    let names = try runs.texts("model")
    let kinds = try runs.texts("subset")
    let classes = try runs.texts("class")
    let last = try runs.numbers("last")
    let shapes: [PointShape] = [.circle, .triangle, .square, .diamond]
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(subsets.map(\.rawValue))),
        y: Axis("Dice \(tissue.symbol) after the last epoch"),
        models.enumerated().map { index, model in
          let rows = names.indices.filter { row in
            names[row] == model.rawValue && classes[row] == tissue.symbol
              && subsets.contains { $0.rawValue == kinds[row] }
          }
          return .points(
            x: rows.map { row in
              Double(subsets.firstIndex { $0.rawValue == kinds[row] } ?? 0)
            }, y: rows.map { last[$0] }, color: model.color, size: 6, opacity: 1,
            shape: shapes[index % shapes.count])
        })
    }
    return FigureContent(
      part: "last",
      Figure(
        panels, columns: 1, aspect: 0.35,
        legend: models.enumerated().map { index, model in
          LegendEntry(model.rawValue, color: model.color, shape: shapes[index % shapes.count])
        }),
      source: runs,
      caption:
        "Validation Dice after the last epoch, by subset and start. After v stands a number of"
        + " volunteers, after r the subset with as many random images; esed has the frames at"
        + " end-diastole and end-systole.",
      alt: "A point for each start at each subset, in panels for LV and MY.")
  }
}

extension LearningCurve {
  fileprivate func drawsRaw(_ curve: SubsetCurves.Curve) -> Bool {
    curve == .raw || curve == .both
  }
}
