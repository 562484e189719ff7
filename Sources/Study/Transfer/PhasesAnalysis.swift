import Book
import Engine
import Figures
import StudyTerms
import Tables
import Transfer

/// Dice at end-diastole and end-systole only.
struct PhasesAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  private struct Row {
    var model: SegmentationModel
    var group: TransferPhases.Group
  }

  private func step(_ model: ComparedModel) -> TransferPhases {
    TransferPhases(confusion: model.counts, frames: options.source.frames)
  }

  var steps: [any Step] { options.models.map(step) }

  func content(from results: any Results) throws -> [Content] {
    let rows = try options.models.flatMap { model in
      try results.output(of: step(model)).rows.map { Row(model: model.model, group: $0) }
    }
    let shown = rows.filter { $0.group.split == options.part }
    let content: [Content] = [
      .figure(
        FigureContent(
          figure(shown), source: try Table(shown, Self.columns),
          caption:
            "Mean Dice at end-diastole and end-systole, \(options.part.rawValue) volunteers; bars"
            + " span the volunteers' means.",
          alt: "Two points with bars, ED and ES, for each model; LV and MY in panels.")),
      .table(
        TableContent(
          try Table(options.partFirst(rows, \.group.split), Self.columns),
          keys: ["model", "class", "part", "phase"],
          caption: "Dice at end-diastole and end-systole only.", shown: false)),
    ]
    return content.map { $0.made(ofRows: options.byModel(steps)) }
  }

  private static let columns: [RowColumn<Row>] = [
    .texts("model", title: "Model", \.model.rawValue),
    .texts("class", title: "Class", \.group.tissue.symbol),
    .texts("part", title: "Part", \.group.split.rawValue),
    .texts("phase", title: "Phase", \.group.moment.rawValue),
    .counts("count", title: "Images", \.group.count),
    .numbers("mean", title: "Mean Dice", decimals: 3, \.group.mean),
    .numbers("sd", title: "SD", decimals: 3, \.group.sd),
    .numbers("median", title: "Median", decimals: 3, \.group.median),
    .numbers("lowest", title: "Lowest volunteer", decimals: 3, \.group.lowest),
    .numbers("highest", title: "Highest volunteer", decimals: 3, \.group.highest),
  ]

  private func figure(_ rows: [Row]) -> Figure {
    let kinds: [(TransferPhases.Moment, Color, PointShape)] = [
      (.diastole, .blue, .circle), (.systole, .vermilion, .triangle),
    ]
    let present = options.models.map(\.model).filter { model in
      rows.contains { $0.model == model }
    }
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(present.map(\.rawValue))),
        y: Axis("Mean Dice \(tissue.symbol)"),
        kinds.enumerated().map { place, kind in
          let own = rows.filter { $0.group.tissue == tissue && $0.group.moment == kind.0 }
          return .interval(
            x: own.map {
              Double(present.firstIndex(of: $0.model) ?? 0) + (place == 0 ? -0.12 : 0.12)
            }, y: own.map(\.group.mean), low: own.map(\.group.lowest),
            high: own.map(\.group.highest), color: kind.1, shape: kind.2)
        })
    }
    return Figure(
      panels, columns: 2,
      legend: kinds.map { LegendEntry($0.0.rawValue, color: $0.1, shape: $0.2) })
  }
}
