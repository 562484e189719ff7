import Engine
import Figures
import Book
import StudyTerms
import Tables

/// Correlation of the errors of volume and ejection fraction.
struct CorrelationAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    return [
      .figure(try figure(tables("series"))),
      .table(
        TableContent(
          try tables("correlation"), keys: ["method", "errors"],
          caption: "Correlation of the relative errors of volume and EF.")),
    ]
  }

  private func figure(_ series: Table) throws -> FigureContent {
    let methods = try series.texts("method")
    let rows = series.rows(methods.indices.filter { methods[$0] == Method.chosen })
    let panel = Panel(
      x: Axis("Larger relative volume error", unit: "%"), y: Axis("Relative EF error", unit: "%"),
      [
        .horizontal(y: 0),
        .points(
          x: try rows.numbers("absolute_volume_error").map { $0 * 100 },
          y: try rows.numbers("ef_error").map { $0 * 100 }, color: .blue),
      ])
    return FigureContent(
      Figure([panel], aspect: 0.6), source: rows,
      caption: "Errors of volume and EF by series, network \(Method.chosen).",
      alt: "Scatter plot of the relative error of the EF over that of the volumes.")
  }
}
