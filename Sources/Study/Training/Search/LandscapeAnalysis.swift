import Engine
import Book

/// The series in landscape format, as they are and rotated.
struct LandscapeAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    let table = try tables("landscape")
    return [
      .figure(
        try MethodPairs(table: table, column: "version", groups: ["unrotated", "rotated"]).figure(
          caption: "Mean error of the EF on landscape series, as they are and rotated.",
          alt: "Two points for each method, for series as they are and rotated.")),
      .table(
        TableContent(
          table, keys: ["method", "version"],
          caption: "Error of the EF on landscape series, as they are and rotated.")),
    ]
  }
}
