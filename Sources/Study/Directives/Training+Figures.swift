import Figures
import Report
import Tables

extension Training {
  func search(_ tables: NamedTables) throws -> [Content] {
    let errors = try tables("error")
    return [
      .figure(try boxes(tables("series"), order: errors.texts("method"))),
      .table(
        TableContent(
          part: "error", errors, keys: ["method"],
          caption: "Absolute error of the EF by method, with intervals by patient.")),
      .table(
        TableContent(
          part: "audit", try tables("audit"), keys: ["item", "method"],
          caption: "The comparison as published and like for like.", shown: false)),
      .table(
        TableContent(
          part: "series", try tables("series"), keys: ["Id", "method"],
          caption: "Errors by series and method.", shown: false)),
    ]
  }

  private func boxes(_ series: Table, order: [String]) throws -> FigureContent {
    let methods = try series.texts("method")
    let errors = try series.numbers("error")
    let values = order.map { method in
      BoxStatistics(of: methods.indices.filter { methods[$0] == method }.map { errors[$0] })
    }
    let marks = values.enumerated().map { index, box in
      Mark.box(
        x: Double(index), width: 0.6, low: box.low, q1: box.q1, median: box.median, q3: box.q3,
        high: box.high, outliers: [], color: .blue)
    }
    let panel = Panel(
      x: Axis("", .band(order.map { $0.replacingUnderscores })),
      y: Axis("|EF error|", unit: "pp", .linear()), marks)
    return FigureContent(
      Figure([panel], aspect: 0.5),
      source: try Table([
        Column("method", texts: order), Column("low", unit: "pp", numbers: values.map(\.low)),
        Column("q1", unit: "pp", numbers: values.map(\.q1)),
        Column("median", unit: "pp", numbers: values.map(\.median)),
        Column("q3", unit: "pp", numbers: values.map(\.q3)),
        Column("high", unit: "pp", numbers: values.map(\.high)),
        Column("outliers", counts: values.map(\.outliers.count)),
      ]),
      caption:
        "Absolute error of the EF by method, sorted by mean; whiskers 1.5 IQR, what lies beyond is not drawn.",
      alt: "Box plots; the networks are much alike, the label network is worst.")
  }

  func pairs(_ table: Table, by column: String, _ groups: [String], caption: String) throws
    -> FigureContent
  {
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
      y: Axis("", .band(order.map { $0.replacingUnderscores }), reversed: true), marks)
    return FigureContent(
      Figure([panel], aspect: 0.6, legend: legend), source: table, caption: caption,
      alt: "Points by method; groups of series differ more than the networks do.")
  }

  func correlation(_ series: Table) throws -> FigureContent {
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
      caption: "Errors of volume and EF by series, network \(Method.chosen.replacingUnderscores).",
      alt: "Scatter plot; large volume errors go with EF errors of either sign.")
  }
}

extension String {
  /// For axes: `r34 p05 s256`.
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
