import Figures
import Report
import Tables

extension SubsetCurves {
  /// A panel for each subset, a line with a band for each start: both classes in one figure where subsets are few, else the
  /// myocardium's curves in a figure of their own, part `MY`.
  func bandFigures(
    _ raw: [LearningCurve], _ smooth: [LearningCurve], _ baseline: Table?, source: Table
  ) throws -> [FigureContent] {
    guard subsets.count > 2 else {
      return [try bandFigure(TissueClass.compared, raw, smooth, baseline, source: source)]
    }
    return try TissueClass.compared.map { tissue in
      var figure = try bandFigure([tissue], raw, smooth, baseline, source: source)
      figure.part = tissue == .ventricle ? nil : tissue.symbol
      return figure
    }
  }

  private func bandFigure(
    _ classes: [TissueClass], _ raw: [LearningCurve], _ smooth: [LearningCurve],
    _ baseline: Table?, source: Table
  ) throws -> FigureContent {
    let values = classes.flatMap { tissue in raw.flatMap { $0.dice(tissue) } }
    let low = max(0, ((values.min() ?? 0) * 10).rounded(.down) / 10)
    let high = min(1, ((values.max() ?? 1) * 10).rounded(.up) / 10)
    // The same for all panels, so that they can be compared, from no image on.
    let seen = 0...1.02 * (raw.flatMap(\.images).max() ?? 1)
    let lines = try classes.map { try baseline.map(Self.validation)?[$0.symbol] }
    let panels = subsets.flatMap { subset in
      zip(classes, lines).map { tissue, line in
        Panel(
          title: "\(subset.rawValue), \(tissue.symbol)",
          x: Axis("Images seen", unit: "1000", .linear(domain: seen)),
          y: Axis("Dice \(tissue.symbol)", .linear(domain: low...max(high, low + 0.1))),
          (line.map { [.horizontal(y: $0, dash: .dashed)] } ?? [])
            + marks(subset, tissue, raw, smooth))
      }
    }
    let isBased = lines.contains { $0 != nil }
    return FigureContent(
      Figure(
        panels, columns: classes.count == 2 ? 2 : 3, aspect: 0.75,
        legend: models.map {
          LegendEntry($0.rawValue, color: $0.color, symbol: .line)
        } + (isBased ? [LegendEntry("base", color: .gray, symbol: .dashed)] : [])),
      source: source,
      caption:
        "Validation Dice (\(classes.map(\.symbol).joined(separator: ", "))) over the images seen,"
        + " by start and subset: \(what)"
        + (isBased
          ? "; dashed: the model that learnt none of"
            + " these images" : "") + "."
        + (raw.contains { $0.images.count == 1 }
          ? " Runs of one epoch are points with their range." : ""),
      alt: "Learning curves with bands in a panel for each subset, a line for each start.")
  }

  private var what: String {
    switch curve {
    case .raw: "mean over seeds, and their range as a band"
    case .smoothed, .none: "R's loess of each run, its mean over seeds, and their range as a band"
    case .both:
      "points are epochs of single runs, lines the mean over seeds of R's loess of each run,"
        + " bands the range of these"
    }
  }

  private func marks(
    _ subset: Subset, _ tissue: TissueClass, _ raw: [LearningCurve], _ smooth: [LearningCurve]
  ) -> [Mark] {
    let shown = curve == .raw ? raw : smooth
    let bands = CurveBand.all(shown.filter { $0.run.subset == subset }, tissue)
    let points = curve == .both ? raw.filter { $0.run.subset == subset } : []
    return bands.map {
      .band(x: $0.images, low: $0.low, high: $0.high, color: $0.model.color)
    }
      + points.map {
        .points(
          x: $0.images, y: $0.dice(tissue), color: $0.run.model.color, size: 1.5, opacity: 0.35)
      }
      + bands.map(Self.centre)
  }

  /// A line; where there is one epoch, a point with its range.
  private static func centre(_ band: CurveBand) -> Mark {
    guard band.images.count > 1 else {
      return .interval(
        x: band.images, y: band.mean, low: band.low, high: band.high, color: band.model.color)
    }
    return .line(x: band.images, y: band.mean, color: band.model.color)
  }

  /// Of the base line, by class.
  private static func validation(_ baseline: Table) throws -> [String: Double] {
    let rows = try baseline.filtered("images", Split.validation.rawValue)
    return Dictionary(
      zip(try rows.texts("class"), try rows.numbers("mean"))
    ) { first, _ in first }
  }

  /// The last epoch by subset, a symbol for each start, with the range over seeds.
  func spreadFigure(_ spread: Table) throws -> FigureContent {
    let names = try spread.texts("model")
    let kinds = try spread.texts("subset")
    let classes = try spread.texts("class")
    let numbers = try ["last", "last_low", "last_high"].map { try spread.numbers($0) }
    let shapes: [PointShape] = [.circle, .triangle, .square, .diamond]
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(subsets.map(\.rawValue))),
        y: Axis("Dice \(tissue.symbol) after the last epoch"),
        models.enumerated().map { index, model in
          let rows = names.indices.filter {
            names[$0] == model.rawValue && classes[$0] == tissue.symbol
          }
          let offset = 0.16 * (Double(index) - Double(models.count - 1) / 2)
          return .interval(
            x: rows.map { row in
              Double(subsets.firstIndex { $0.rawValue == kinds[row] } ?? 0) + offset
            }, y: rows.map { numbers[0][$0] }, low: rows.map { numbers[1][$0] },
            high: rows.map { numbers[2][$0] }, color: model.color,
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
      source: spread,
      caption:
        "Validation Dice after the last epoch, by subset and start: mean and range over seeds. After"
        + " v stands a number of volunteers, after r the subset with as many random images; esed has"
        + " the frames at end-diastole and end-systole, r_esed as many random ones.",
      alt: "A symbol with a bar for each start at each subset, in panels for LV and MY.")
  }
}
