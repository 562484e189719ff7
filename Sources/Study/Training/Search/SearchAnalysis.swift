import Book
import Engine
import Search
import Tables

/// Errors of the ejection fraction by method.
struct SearchAnalysis: SearchQuestion {
  var search: SearchComparison

  private var series: SearchSeries { SearchSeries(search: search) }
  private var audit: SearchAudit { SearchAudit(search: search) }

  var steps: [any Step] { [search, series, audit] }

  func content(from results: any Results) throws -> [Content] {
    let errors = try results.output(of: search).rows
    let series = try results.output(of: series).rows
    let audit = try results.output(of: audit).rows.table()
    return [
      .figure(
        try ErrorBoxes(series, means: errors.map { ($0.method, $0.mean) }).figure(
          caption:
            "Absolute error of the EF by method, sorted by its mean (diamonds). Boxes span the"
            + " quartiles, whiskers 1.5 interquartile ranges; the many points beyond are not drawn.",
          alt: "Box plots of the error, one for each method, in the order of their means.")),
      .table(
        TableContent(
          part: "error", try errors.table(differences: errors.count > 1), keys: ["method"],
          caption: "Absolute error of the EF by method, with intervals by patient; last, how much"
            + " more it is than that of the first method on the same series.")),
      .table(
        TableContent(
          part: "audit", audit, keys: ["item", "method"],
          caption: "The comparison as published and like for like.", shown: false,
          units: try AuditAnalysis.units(audit))),
      .table(
        TableContent(
          part: "series", try Table(series, RowColumn.all(isPublished: true)),
          keys: ["Id", "method"],
          caption: "Errors by series and method.", shown: false)),
    ]
  }
}
