import Figures
import Book
import StudyTerms
import Tables

/// The last epoch by subset, a symbol for each start: that of each training, or the mean over seeds
/// with their range.
struct LastEpochFigure {
  private let options: SubsetOptions
  private let epochs: [LastEpoch]
  private let hasSeeds: Bool

  init(options: SubsetOptions, _ epochs: [LastEpoch], hasSeeds: Bool) {
    self.options = options
    self.epochs = epochs
    self.hasSeeds = hasSeeds
  }

  func content(source: Table) -> FigureContent {
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(options.subsets.map(\.rawValue))),
        y: Axis("Dice \(tissue.symbol) after the last epoch"),
        options.models.indices.map { mark(tissue, $0) })
    }
    let legend = options.models.enumerated().map { index, model in
      LegendEntry(model.rawValue, color: model.color, shape: Self.shape(index))
    }
    return FigureContent(
      part: "last", Figure(panels, columns: 1, aspect: 0.35, legend: legend), source: source,
      caption:
        "Validation Dice after the last epoch, by subset and start"
        + (hasSeeds ? ": mean and range over seeds." : ".")
        + " After v stands a number of volunteers, after r the subset with as many random images;"
        + " esed has the frames at end-diastole and end-systole, r_esed as many random ones.",
      alt: "A symbol\(hasSeeds ? " with a bar" : "") for each start at each subset, in panels for"
        + " LV and MY.")
  }

  private func mark(_ tissue: TissueClass, _ index: Int) -> Mark {
    let model = options.models[index]
    let own = epochs.filter {
      $0.model == model && $0.tissue == tissue && options.subsets.contains($0.subset)
    }
    let x = own.map { Double(options.subsets.firstIndex(of: $0.subset) ?? 0) }
    let y = own.map(\.dice)
    let shape = Self.shape(index)
    guard hasSeeds else {
      return .points(x: x, y: y, color: model.color, size: 6, opacity: 1, shape: shape)
    }
    // Side by side, so that ranges do not hide each other.
    let offset = 0.16 * (Double(index) - Double(options.models.count - 1) / 2)
    return .interval(
      x: x.map { $0 + offset }, y: y, low: own.map(\.low), high: own.map(\.high),
      color: model.color, shape: shape)
  }

  private static func shape(_ index: Int) -> PointShape {
    let shapes: [PointShape] = [.circle, .triangle, .square, .diamond]
    return shapes[index % shapes.count]
  }
}
