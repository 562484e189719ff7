import Book
import Engine
import Search
import StudyTerms
import Tables

/// Series that each network was trained on, and the others.
struct HeldOutAnalysis: SearchQuestion {
  private let step: SearchParts

  init(search: SearchComparison) { step = SearchParts(search: search, division: .heldOut) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let errors = try results.output(of: step).rows
    let table = try errors.table("series", title: "Set", labeller: true)
    return [
      .figure(
        MethodPairs(errors: errors, parts: ["inside", "outside"]).figure(
          source: table,
          caption:
            "Mean error of the EF on the series inside the set of a network and on those outside,"
            + " with 95 % intervals by patient. \(Self.sets)",
          alt: "Two points for each method, for the series of its set and for the others.")),
      .table(
        TableContent(
          table, keys: ["method", "series"],
          caption:
            "Error of the EF on the series inside the set of a network and on those outside;"
            + " last, the label network's mean on the same series. \(Self.sets)")),
    ]
  }

  /// How to read series that were trained on beside others.
  static let sets =
    "Each network was trained on its own set, and a larger one leaves the series with the worse"
    + " labels; the label network, trained on none, stands beside the set of"
    + " \(PublishedNetwork.chosen)."
}
