import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  var phaseSteps: [TransferPhases] {
    models.map {
      TransferPhases(model: $0, confusion: confusion(of: $0), frames: origin.frames)
    }
  }

  func phaseContent(_ results: any Results) throws -> [Content] {
    let table = try Table.stacked(try phaseSteps.map { try results.output(of: $0) })
    let shown = try table.filtered("part", part.rawValue)
    return [
      .figure(
        FigureContent(
          try phaseFigure(shown), source: shown,
          caption: "Mean Dice at end-diastole and end-systole, \(part.rawValue) volunteers.",
          alt: "Two points, ED and ES, for each model; LV and MY in panels.")),
      .table(
        TableContent(
          table, keys: ["model", "class", "part", "phase"],
          caption: "Dice at end-diastole and end-systole only.", shownRows: 9)),
    ]
  }

  private func phaseFigure(_ table: Table) throws -> Figure {
    let names = try table.texts("model")
    let classes = try table.texts("class")
    let phases = try table.texts("phase")
    let means = try table.numbers("mean")
    let kinds: [(String, Color, PointShape)] = [
      ("ED", .blue, .circle), ("ES", .vermilion, .triangle),
    ]
    let present = models.filter { names.contains($0.rawValue) }
    let panels = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis("", .band(present.map(\.rawValue))),
        y: Axis("Mean Dice \(tissue.symbol)"),
        kinds.map { phase, color, shape in
          let rows = names.indices.filter {
            classes[$0] == tissue.symbol && phases[$0] == phase
          }
          let x = rows.map { row in
            Double(present.firstIndex { $0.rawValue == names[row] } ?? 0)
          }
          return .points(
            x: x, y: rows.map { means[$0] }, color: color, size: 6, opacity: 1, shape: shape)
        })
    }
    return Figure(
      panels, columns: 2, legend: kinds.map { LegendEntry($0.0, color: $0.1, shape: $0.2) })
  }
}
