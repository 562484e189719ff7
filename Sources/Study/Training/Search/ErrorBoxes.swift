import Book
import Figures
import Search
import Statistics
import StudyTerms
import Tables

/// The errors of the ejection fraction as a box for each method, or for each run.
struct ErrorBoxes {
  /// By method.
  var errors: [String: [Double]]
  /// Of each method, in the order of the boxes.
  var means: [(method: String, mean: Double)]

  init(_ series: [SearchSeries.Errors], means: [(method: String, mean: Double)]) {
    errors = Dictionary(grouping: series, by: \.method).mapValues { $0.map(\.error) }
    self.means = means
  }

  func figure(part: String? = nil, caption: String, alt: String) throws -> FigureContent {
    let values = means.map { BoxStatistics(of: errors[$0.method] ?? []) }
    let marks = values.enumerated().map { index, box in
      Mark.box(
        x: Double(index), width: 0.6, low: box.low, q1: box.q1, median: box.median, q3: box.q3,
        high: box.high, outliers: [],
        color: means[index].method == PublishedNetwork.ukbb ? .vermilion : .blue)
    }
    let diamonds = Mark.points(
      x: means.indices.map(Double.init), y: means.map(\.mean), color: .ink, size: 4, opacity: 1,
      shape: .diamond)
    let panel = Panel(
      x: Axis("", .band(means.map(\.method))),
      y: Axis("|EF error|", unit: "pp", .linear()), marks + [diamonds])
    return FigureContent(
      part: part, Figure([panel], aspect: 0.5), source: try source(values), caption: caption,
      alt: alt)
  }

  private func source(_ values: [BoxStatistics]) throws -> Table {
    try Table([
      Column("method", texts: means.map(\.method)),
      Column("low", unit: "pp", numbers: values.map(\.low)),
      Column("q1", unit: "pp", numbers: values.map(\.q1)),
      Column("median", unit: "pp", numbers: values.map(\.median)),
      Column("q3", unit: "pp", numbers: values.map(\.q3)),
      Column("high", unit: "pp", numbers: values.map(\.high)),
      Column("mean", unit: "pp", numbers: means.map(\.mean)),
      Column("outliers", counts: values.map(\.outliers.count)),
    ])
  }
}
