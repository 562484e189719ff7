import Figures
import Book
import Tables

/// The mean errors of the methods over parts of the series, a point for each method and part.
struct MethodPairs {
  /// Columns `method`, `mean` and that of the parts.
  var table: Table
  /// The column that says of which part a row is.
  var column: String
  /// The parts, in the order of their colours.
  var groups: [String]

  func figure(caption: String, alt: String) throws -> FigureContent {
    let names = try table.texts("method")
    let kinds = try table.texts(column)
    let means = try table.numbers("mean")
    var order: [String] = []
    for name in names where !order.contains(name) { order.append(name) }
    let shapes: [PointShape] = [.circle, .square, .triangle]
    var marks: [Mark] = []
    var legend: [LegendEntry] = []
    for (index, group) in groups.enumerated() {
      let rows = kinds.indices.filter { kinds[$0] == group }
      let color = Color.categories[index]
      let shape = shapes[index % shapes.count]
      marks.append(
        .points(
          x: rows.map { means[$0] },
          y: rows.map { row in Double(order.firstIndex(of: names[row]) ?? 0) }, color: color,
          size: 6, opacity: 1, shape: shape))
      legend.append(LegendEntry(group, color: color, shape: shape))
    }
    let panel = Panel(
      x: Axis("Mean |EF error|", unit: "pp"),
      y: Axis("", .band(order), reversed: true), marks)
    return FigureContent(
      Figure([panel], aspect: 0.6, legend: legend), source: table, caption: caption,
      alt: alt)
  }
}
