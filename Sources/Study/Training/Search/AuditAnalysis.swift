import Engine
import Figures
import Book
import Tables

/// The comparison as published beside like for like.
struct AuditAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    let audit = try tables("audit")
    return [
      .figure(try figure(audit)),
      .table(
        TableContent(
          part: "audit", audit, keys: ["item", "method"],
          caption: "The comparison as published and like for like.", shownRows: 12,
          units: try Self.units(audit))),
    ]
  }

  /// The units of an audit's numbers, row by row.
  static func units(_ audit: Table) throws -> RowUnits {
    RowUnits(try audit.texts("unit"), of: ["published", "like_for_like", "difference"])
  }

  /// Both numbers of each method, a panel for each item.
  private func figure(_ table: Table) throws -> FigureContent {
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
        + " \(HeldOutAnalysis.sets)",
      alt: "Two points for each method, as published and like for like, in a panel for each"
        + " question.")
  }
}
