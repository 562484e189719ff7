import Book
import Engine
import Search
import Tables

/// Ranking by the larger error of both volumes.
struct VolumeErrorAnalysis: SearchQuestion {
  private let step: SearchRanking
  private let published: SearchMaximumErrors

  init(search: SearchComparison) {
    step = SearchRanking(search: search)
    published = SearchMaximumErrors(search: search)
  }

  var steps: [any Step] { [step, published] }

  func content(from results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try results.output(of: step).rows.table(), keys: ["method"],
          caption: "The larger of the errors of both volumes: signed as published, and absolute.")),
      .table(
        TableContent(
          part: "published", try results.output(of: published).rows.table(), keys: ["method"],
          caption: "The published ranking: the size of the larger relative volume error, where the"
            + " larger one is chosen by its sign.", shown: false)),
    ]
  }
}
