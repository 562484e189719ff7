import Figures
import Book
import Statistics
import StudyTerms
import Tables

/// The errors of the ejection fraction as a box for each method, or for each run.
struct ErrorBoxes {
  /// Columns `method` and `error`, a row for each series.
  var series: Table
  /// Columns `method` and `mean`, in the order of the boxes.
  var summary: Table

  func figure(part: String? = nil, caption: String, alt: String) throws -> FigureContent {
    let order = try summary.texts("method")
    let means = try summary.numbers("mean")
    let methods = try series.texts("method")
    let errors = try series.numbers("error")
    let values = order.map { method in
      BoxStatistics(of: methods.indices.filter { methods[$0] == method }.map { errors[$0] })
    }
    let marks = values.enumerated().map { index, box in
      Mark.box(
        x: Double(index), width: 0.6, low: box.low, q1: box.q1, median: box.median, q3: box.q3,
        high: box.high, outliers: [],
        color: order[index] == Method.ukbb ? .vermilion : .blue)
    }
    let diamonds = Mark.points(
      x: order.indices.map(Double.init), y: means, color: .ink, size: 4, opacity: 1,
      shape: .diamond)
    let panel = Panel(
      x: Axis("", .band(order)),
      y: Axis("|EF error|", unit: "pp", .linear()), marks + [diamonds])
    return FigureContent(
      part: part, Figure([panel], aspect: 0.5),
      source: try Table([
        Column("method", texts: order), Column("low", unit: "pp", numbers: values.map(\.low)),
        Column("q1", unit: "pp", numbers: values.map(\.q1)),
        Column("median", unit: "pp", numbers: values.map(\.median)),
        Column("q3", unit: "pp", numbers: values.map(\.q3)),
        Column("high", unit: "pp", numbers: values.map(\.high)),
        Column("mean", unit: "pp", numbers: means),
        Column("outliers", counts: values.map(\.outliers.count)),
      ]), caption: caption, alt: alt)
  }
}
