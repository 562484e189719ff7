import Book
import Engine
import Search
import Tables

/// The series in landscape format, as they are and rotated.
struct LandscapeAnalysis: SearchQuestion {
  private let step: SearchParts

  init(search: SearchComparison) { step = SearchParts(search: search, division: .landscape) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let errors = try results.output(of: step).rows
    let table = try errors.table("version", title: "Version")
    return [
      .figure(
        MethodPairs(errors: errors, parts: ["unrotated", "rotated"]).figure(
          source: table,
          caption: "Mean error of the EF on landscape series, as they are and rotated, with 95 %"
            + " intervals by patient.",
          alt: "Two points with intervals for each method, for series as they are and rotated.")),
      .table(
        TableContent(
          table, keys: ["method", "version"],
          caption: "Error of the EF on landscape series, as they are and rotated.")),
    ]
  }
}
