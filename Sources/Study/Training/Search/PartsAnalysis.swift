import Book
import Engine
import Search
import StudyTerms
import Tables

/// Errors of the ejection fraction by part of the challenge.
struct PartsAnalysis: SearchQuestion {
  private let step: SearchParts

  init(search: SearchComparison) { step = SearchParts(search: search, division: .challenge) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let errors = try results.output(of: step).rows
    let table = try errors.table("part", title: "Part")
    return [
      .figure(
        MethodPairs(errors: errors, parts: ChallengePart.allCases.map(\.rawValue)).figure(
          source: table,
          caption:
            "Mean error of the EF by part of the challenge, with 95 % intervals by patient.",
          alt: "Three points with intervals for each method, one for each part.")),
      .table(
        TableContent(
          table, keys: ["method", "part"],
          caption: "Error of the EF by part of the challenge.")),
    ]
  }
}
