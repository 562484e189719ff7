import Figures
import Book
import StudyTerms
import Tables

extension SubsetCurves {
  /// The last epoch by subset, a symbol for each start: that of each training, or, with `seeds`, their mean and range (columns
  /// last, last_low, last_high).
  func lastFigure(_ runs: Table, seeds: Bool) throws -> FigureContent {
    let names = try runs.texts("model")
    let kinds = try runs.texts("subset")
    let classes = try runs.texts("class")
    let last = try runs.numbers("last")
    let range = seeds ? (try runs.numbers("last_low"), try runs.numbers("last_high")) : nil
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
          let x = rows.map { row in
            Double(subsets.firstIndex { $0.rawValue == kinds[row] } ?? 0)
          }
          let y = rows.map { last[$0] }
          let shape = shapes[index % shapes.count]
          guard let (low, high) = range else {
            return .points(x: x, y: y, color: model.color, size: 6, opacity: 1, shape: shape)
          }
          // Side by side, so that ranges do not hide each other.
          let offset = 0.16 * (Double(index) - Double(models.count - 1) / 2)
          return .interval(
            x: x.map { $0 + offset }, y: y, low: rows.map { low[$0] }, high: rows.map { high[$0] },
            color: model.color, shape: shape)
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
        "Validation Dice after the last epoch, by subset and start"
        + (seeds ? ": mean and range over seeds." : ".")
        + " After v stands a number of volunteers, after r the subset with as many random images;"
        + " esed has the frames at end-diastole and end-systole, r_esed as many random ones.",
      alt: "A symbol\(seeds ? " with a bar" : "") for each start at each subset, in panels for LV"
        + " and MY.")
  }
}
