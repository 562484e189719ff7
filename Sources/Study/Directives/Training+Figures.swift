import Book
import Figures
import Statistics
import StudyTerms
import Tables

extension Training {
  /// How to read series that were trained on beside others.
  static let sets =
    "Each network was trained on its own set, and a larger one leaves the series with the worse labels; the label network, trained on none, "
    + "stands beside the set of \(Method.chosen)."

  func search(_ tables: NamedTables) throws -> [Content] {
    let errors = try tables("error")
    return [
      .figure(
        try boxes(
          tables("series"), errors,
          caption:
            "Absolute error of the EF by method, sorted by its mean (diamonds). Boxes span the"
            + " quartiles, whiskers 1.5 interquartile ranges; the many points beyond are not drawn.",
          alt:
            "Box plots of the error, one for each method, in the order of their means.")),
      .table(
        TableContent(
          part: "error", errors, keys: ["method"],
          caption: "Absolute error of the EF by method, with intervals by patient; last, how much"
            + " more it is than that of the first method on the same series.")),
      .table(
        TableContent(
          part: "audit", try tables("audit"), keys: ["item", "method"],
          caption: "The comparison as published and like for like.", shown: false,
          units: try auditUnits(tables))),
      .table(
        TableContent(
          part: "series", try tables("series"), keys: ["Id", "method"],
          caption: "Errors by series and method.", shown: false)),
    ]
  }

  func boxes(
    _ series: Table, _ summary: Table, part: String? = nil, caption: String, alt: String
  ) throws -> FigureContent {
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

  func pairs(_ table: Table, by column: String, _ groups: [String], caption: String, alt: String)
    throws
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
      y: Axis("", .band(order), reversed: true), marks)
    return FigureContent(
      Figure([panel], aspect: 0.6, legend: legend), source: table, caption: caption,
      alt: alt)
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
      caption: "Errors of volume and EF by series, network \(Method.chosen).",
      alt: "Scatter plot of the relative error of the EF over that of the volumes.")
  }

  func auditUnits(_ tables: NamedTables) throws -> RowUnits {
    RowUnits(try tables("audit").texts("unit"), of: ["published", "like_for_like", "difference"])
  }

  /// Both numbers of each method, a panel for each item.
  func audit(_ table: Table) throws -> FigureContent {
    let items = try table.texts("item")
    let methods = try table.texts("method")
    let units = try table.texts("unit")
    let pair = [try table.numbers("published"), try table.numbers("like_for_like")]
    var order: [String] = []
    for name in methods where !order.contains(name) { order.append(name) }
    let titles = [
      ("end of diastole", "First frame as end-diastole"),
      ("outside the set", "Series outside its set"),
      ("undefined EF", "Series where all have an EF"), ("maximum", "Larger volume error, no sign"),
    ]
    let looks: [(Color, PointShape)] = [(.blue, .circle), (.orange, .square)]
    let panels = titles.map { item, title in
      let rows = items.indices.filter { items[$0] == item }
      let y = rows.map { row in Double(order.firstIndex(of: methods[row]) ?? 0) }
      let joins = zip(rows, y).map { row, y in
        Mark.line(x: [pair[0][row], pair[1][row]], y: [y, y], color: .gray)
      }
      return Panel(
        title: title,
        x: Axis(
          item == "maximum" ? "Mean error" : "Mean |EF error|", unit: rows.first.map { units[$0] }),
        y: Axis("", .band(order), reversed: true),
        joins
          + zip(pair, looks).map { values, look in
            .points(
              x: rows.map { values[$0] }, y: y, color: look.0, size: 5, opacity: 1, shape: look.1)
          })
    }
    return FigureContent(
      part: "audit",
      Figure(
        panels, columns: 2, aspect: 0.9,
        legend: zip(["as published", "like for like"], looks).map {
          LegendEntry($0, color: $1.0, shape: $1.1)
        }), source: table,
      caption:
        "The comparison of the methods as published and like for like, one question a panel."
        + " \(Self.sets)",
      alt: "Two points for each method, as published and like for like, in a panel for each"
        + " question.")
  }
}
