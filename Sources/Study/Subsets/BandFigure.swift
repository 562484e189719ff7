import Book
import Figures
import StudyTerms
import Subsets
import Tables

/// Curves of trainings with several seeds: a panel for each subset, a line with a band for each
/// start.
struct BandFigure {
  var options: SubsetOptions
  var raw, smooth: [LearningCurve]
  /// Empty where no model goes without the training.
  var baseline: [SubsetBaseline.Mean]

  func content(_ classes: [TissueClass], source: Table) -> FigureContent {
    let values = classes.flatMap { tissue in raw.flatMap { $0.dice(tissue) } }
    let low = max(0, ((values.min() ?? 0) * 10).rounded(.down) / 10)
    let high = min(1, ((values.max() ?? 1) * 10).rounded(.up) / 10)
    // All panels share the axis, which begins at no image, so that they can be compared.
    let seen = 0...1.02 * (raw.flatMap(\.images).max() ?? 1)
    let panels = options.subsets.flatMap { subset in
      classes.map { tissue in
        Panel(
          title: "\(subset.rawValue), \(tissue.symbol)",
          x: Axis("Images seen", unit: "1000", .linear(domain: seen)),
          y: Axis("Dice \(tissue.symbol)", .linear(domain: low...max(high, low + 0.1))),
          (line(tissue).map { [.horizontal(y: $0, dash: .dashed)] } ?? []) + marks(subset, tissue))
      }
    }
    let isBased = classes.contains { line($0) != nil }
    return FigureContent(
      Figure(
        panels, columns: classes.count == 2 ? 2 : 3, aspect: 0.75, legend: legend(isBased)),
      source: source,
      caption:
        "Validation Dice (\(classes.map(\.symbol).joined(separator: ", "))) over the images seen,"
        + " by start and subset: \(what)"
        + (isBased ? "; dashed: the model that learnt none of these images" : "") + "."
        + (raw.contains { $0.images.count == 1 }
          ? " Runs of one epoch are points with their range." : ""),
      alt: "Learning curves with bands in a panel for each subset, a line for each start.")
  }

  private func legend(_ isBased: Bool) -> [LegendEntry] {
    options.models.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) }
      + (isBased ? [LegendEntry("base", color: .gray, symbol: .dashed)] : [])
  }

  /// Dice of the base line on the validation images.
  private func line(_ tissue: TissueClass) -> Double? {
    baseline.first { $0.split == .validation && $0.tissue == tissue }?.mean
  }

  private var what: String {
    switch options.curve {
    case .raw: "mean over seeds, and their range as a band"
    case .smoothed, .none: "R's loess of each run, its mean over seeds, and their range as a band"
    case .both:
      "points are epochs of single runs, lines the mean over seeds of R's loess of each run,"
        + " bands the range of these"
    }
  }

  private func marks(_ subset: Subset, _ tissue: TissueClass) -> [Mark] {
    let shown = options.curve == .raw ? raw : smooth
    let bands = CurveBand.all(shown.filter { $0.run.subset == subset }, tissue)
    let points = options.curve == .both ? raw.filter { $0.run.subset == subset } : []
    return bands.map {
      .band(x: $0.images, low: $0.low, high: $0.high, color: $0.model.color)
    }
      + points.map {
        .points(
          x: $0.images, y: $0.dice(tissue), color: $0.run.model.color, size: 1.5, opacity: 0.35)
      }
      + bands.map(Self.centre)
  }

  /// A line, or a point with its range if there is only one epoch.
  private static func centre(_ band: CurveBand) -> Mark {
    guard band.images.count > 1 else {
      return .interval(
        x: band.images, y: band.mean, low: band.low, high: band.high, color: band.model.color)
    }
    return .line(x: band.images, y: band.mean, color: band.model.color)
  }
}
