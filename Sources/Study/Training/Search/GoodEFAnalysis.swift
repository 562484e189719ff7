import Book
import Engine
import Search
import Tables

/// Series with a good ejection fraction of bad volumes.
struct GoodEFAnalysis: SearchQuestion {
  private let step: SearchGoodFractions

  init(search: SearchComparison) { step = SearchGoodFractions(search: search) }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try results.output(of: step).rows.table(), keys: ["method"],
          caption: "Series with a good EF of which a volume is bad."))
    ]
  }
}
