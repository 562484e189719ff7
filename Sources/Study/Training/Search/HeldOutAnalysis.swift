import Engine
import Book
import StudyTerms

/// Series that each network was trained on, and the others.
struct HeldOutAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    let table = try tables("held_out")
    return [
      .figure(
        try MethodPairs(table: table, column: "series", groups: ["inside", "outside"]).figure(
          caption:
            "Mean error of the EF on the series inside the set of a network and on those outside."
            + " \(Self.sets)",
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
    + " labels; the label network, trained on none, stands beside the set of \(Method.chosen)."
}
