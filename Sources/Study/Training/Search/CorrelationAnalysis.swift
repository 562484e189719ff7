import Book
import Engine
import Figures
import Search
import StudyTerms
import Tables

/// Correlation of the errors of volume and ejection fraction.
struct CorrelationAnalysis: SearchQuestion {
  private let series: SearchSeries
  private let correlations: SearchCorrelations

  init(search: SearchComparison) {
    series = SearchSeries(search: search)
    correlations = SearchCorrelations(search: search)
  }

  var steps: [any Step] { [series, correlations] }

  func content(from results: any Results) throws -> [Content] {
    [
      .figure(try figure(results.output(of: series).rows)),
      .table(
        TableContent(
          try results.output(of: correlations).rows.table(), keys: ["method", "errors"],
          caption: "Correlation of the relative errors of volume and EF.")),
    ]
  }

  private func figure(_ series: [SearchSeries.Errors]) throws -> FigureContent {
    let rows = series.filter { $0.method == PublishedNetwork.chosen }
    let panel = Panel(
      x: Axis("Larger relative volume error", unit: "%"), y: Axis("Relative EF error", unit: "%"),
      [
        .horizontal(y: 0),
        .points(
          x: rows.map { $0.absoluteVolumeError * 100 }, y: rows.map { $0.relativeError * 100 },
          color: .blue),
      ])
    return FigureContent(
      Figure([panel], aspect: 0.6), source: try Table(rows, RowColumn.all(isPublished: true)),
      caption: "Errors of volume and EF by series, network \(PublishedNetwork.chosen).",
      alt: "Scatter plot of the relative error of the EF over that of the volumes.")
  }
}
