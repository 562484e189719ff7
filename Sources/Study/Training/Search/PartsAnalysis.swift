import Engine
import Book
import StudyTerms

/// Errors of the ejection fraction by part of the challenge.
struct PartsAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    let table = try tables("parts")
    return [
      .figure(
        try MethodPairs(
          table: table, column: "part", groups: ChallengePart.allCases.map(\.rawValue)
        ).figure(
          caption: "Mean error of the EF by part of the challenge.",
          alt: "Three points for each method, one for each part.")),
      .table(
        TableContent(
          table, keys: ["method", "part"],
          caption: "Error of the EF by part of the challenge.")),
    ]
  }
}
