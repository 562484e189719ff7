import Book
import Engine
import Figures
import Search
import Tables

/// The comparison as published beside like for like.
struct AuditAnalysis: SearchQuestion {
  private let step: SearchAudit

  init(search: SearchComparison) { step = SearchAudit(search: search) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let items = try results.output(of: step).rows
    let audit = try items.table()
    return [
      .figure(figure(items, source: audit)),
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

  /// Both numbers of each method, a panel for each question.
  private func figure(_ items: [SearchAudit.Item], source: Table) -> FigureContent {
    var order: [String] = []
    for item in items where !order.contains(item.method) { order.append(item.method) }
    let titles: [(SearchAudit.Question, String)] = [
      (.diastole, "First frame as end-diastole"), (.outside, "Series outside its set"),
      (.undefined, "Series where all have an EF"), (.maximum, "Larger volume error, no sign"),
    ]
    let looks: [(Color, PointShape)] = [(.blue, .circle), (.orange, .square)]
    let panels = titles.map { question, title in
      let own = items.filter { $0.item == question }
      let y = own.map { Double(order.firstIndex(of: $0.method) ?? 0) }
      let joins = zip(own, y).map { item, y in
        Mark.line(x: [item.published, item.likeForLike], y: [y, y], color: .gray)
      }
      let points = zip([own.map(\.published), own.map(\.likeForLike)], looks).map { x, look in
        Mark.points(x: x, y: y, color: look.0, size: 5, opacity: 1, shape: look.1)
      }
      return Panel(
        title: title,
        x: Axis(
          question == .maximum ? "Mean error" : "Mean |EF error|", unit: own.first?.item.unit),
        y: Axis("", .band(order), reversed: true), joins + points)
    }
    return FigureContent(
      part: "audit",
      Figure(
        panels, columns: 2, aspect: 0.9,
        legend: zip(["as published", "like for like"], looks).map {
          LegendEntry($0, color: $1.0, shape: $1.1)
        }), source: source,
      caption:
        "The comparison of the methods as published and like for like, one question a panel."
        + " \(HeldOutAnalysis.sets)",
      alt: "Two points for each method, as published and like for like, in a panel for each"
        + " question.")
  }
}
