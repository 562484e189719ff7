import Engine
import Book

/// Errors of the ejection fraction by method.
struct SearchAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    let errors = try tables("error")
    return [
      .figure(
        try ErrorBoxes(series: tables("series"), summary: errors).figure(
          caption:
            "Absolute error of the EF by method, sorted by its mean (diamonds). Boxes span the"
            + " quartiles, whiskers 1.5 interquartile ranges; the many points beyond are not drawn.",
          alt: "Box plots of the error, one for each method, in the order of their means.")),
      .table(
        TableContent(
          part: "error", errors, keys: ["method"],
          caption: "Absolute error of the EF by method, with intervals by patient; last, how much"
            + " more it is than that of the first method on the same series.")),
      .table(
        TableContent(
          part: "audit", try tables("audit"), keys: ["item", "method"],
          caption: "The comparison as published and like for like.", shown: false,
          units: try AuditAnalysis.units(tables("audit")))),
      .table(
        TableContent(
          part: "series", try tables("series"), keys: ["Id", "method"],
          caption: "Errors by series and method.", shown: false)),
    ]
  }
}
