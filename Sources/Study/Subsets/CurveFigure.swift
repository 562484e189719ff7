import Figures
import Book
import StudyTerms
import Subsets
import Tables

/// Curves of single trainings: a panel for each subset, a line for each start.
struct CurveFigure {
  var options: SubsetOptions
  var raw, smooth: [LearningCurve]
  var baseline: [SubsetBaseline.Mean]

  func content(_ classes: [TissueClass], source: Table) -> FigureContent {
    let panels = options.subsets.flatMap { subset in
      classes.map { panel(subset, $0) }
    }
    let legend =
      options.models.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) } + [
        LegendEntry("no 7 T training, all images", color: .gray, symbol: .dotted),
        LegendEntry("the same, validation images", color: .gray, symbol: .dashed),
      ]
    let hidden = classes.map { "\($0.symbol) below \(Self.domain($0).lowerBound)" }
    return FigureContent(
      Figure(panels, columns: classes.count == 2 ? 2 : 3, aspect: 0.75, legend: legend),
      source: source,
      caption:
        "Validation Dice (\(classes.map(\.symbol).joined(separator: ", "))) over the images seen,"
        + " by start and subset; points: epochs, lines: R's loess. Horizontal: the model without"
        + " 7 T training, over all images (dotted) and on the validation images (dashed)."
        + " Not drawn: \(hidden.joined(separator: ", ")).",
      alt: "Learning curves in a panel for each subset, a line for each start.")
  }

  private static func domain(_ tissue: TissueClass) -> ClosedRange<Double> {
    tissue == .myocardium ? 0.5...0.85 : 0.65...0.95
  }

  private func panel(_ subset: Subset, _ tissue: TissueClass) -> Panel {
    let looks: [(Split?, Dash)] = [(nil, .dotted), (.validation, .dashed)]
    let lines = looks.compactMap { split, dash in
      baseline.first { $0.split == split && $0.tissue == tissue }.map {
        Mark.horizontal(y: $0.mean, dash: dash)
      }
    }
    let drawsRaw = options.curve == .raw || options.curve == .both
    let points = (drawsRaw ? raw : []).filter { $0.run.subset == subset }.map { curve in
      Mark.points(
        x: curve.images, y: curve.dice(tissue), color: curve.run.model.color, size: 1.5,
        opacity: 0.35)
    }
    let smoothed = (options.curve == .raw ? [] : smooth).filter { $0.run.subset == subset }
    let curves = smoothed.map { curve in
      Mark.line(x: curve.images, y: curve.dice(tissue), color: curve.run.model.color)
    }
    return Panel(
      title: "\(subset.rawValue), \(tissue.symbol)", x: Axis("Images seen", unit: "1000"),
      y: Axis("Dice \(tissue.symbol)", .linear(domain: Self.domain(tissue))),
      lines + points + curves)
  }
}
