import Book
import Engine
import Search
import Tables

/// Ranking by the larger error of both volumes.
struct VolumeErrorAnalysis: SearchQuestion {
  private let step: SearchRanking

  init(search: SearchComparison) { step = SearchRanking(search: search) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try results.output(of: step).rows.table(), keys: ["method"],
          caption: "The larger of the errors of both volumes: signed as published, and absolute."))
    ]
  }
}
