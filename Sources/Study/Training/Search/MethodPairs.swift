import Book
import Figures
import Search
import Tables

/// The mean errors of the methods over parts of the series with their intervals, a point for each
/// method and part. The parts of a method stand below one another, so that none hides another.
struct MethodPairs {
  var errors: [PartError]
  /// The parts, in the order of their colours.
  var parts: [String]

  func figure(source: Table, caption: String, alt: String) -> FigureContent {
    var order: [String] = []
    for error in errors where !order.contains(error.method) { order.append(error.method) }
    let shapes: [PointShape] = [.circle, .square, .triangle]
    var marks: [Mark] = []
    var legend: [LegendEntry] = []
    for (index, part) in parts.enumerated() {
      let own = errors.filter { $0.part == part }
      let shift = 0.25 * (Double(index) - Double(parts.count - 1) / 2)
      let rows = own.map { Double(order.firstIndex(of: $0.method) ?? 0) + shift }
      let color = Color.categories[index]
      let shape = shapes[index % shapes.count]
      marks += zip(own, rows).filter { !$0.0.low.isNaN }.map { error, row in
        .line(x: [error.low, error.high], y: [row, row], color: color)
      }
      marks.append(
        .points(
          x: own.map(\.mean), y: rows, color: color, size: 5, opacity: 1, shape: shape))
      legend.append(LegendEntry(part, color: color, shape: shape))
    }
    let panel = Panel(
      x: Axis("Mean |EF error|", unit: "pp"),
      y: Axis("", .band(order), reversed: true), marks)
    return FigureContent(
      Figure([panel], aspect: 0.6, legend: legend), source: source, caption: caption, alt: alt)
  }
}
