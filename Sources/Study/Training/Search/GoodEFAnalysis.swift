import Book
import Engine
import Search
import Tables

/// Series with a good ejection fraction of bad volumes.
struct GoodEFAnalysis: SearchQuestion {
  private let step: SearchGoodFractions
  private let series: SearchGoodSeries

  init(search: SearchComparison) {
    step = SearchGoodFractions(search: search)
    series = SearchGoodSeries(search: search)
  }

  var steps: [any Step] { [step, series] }

  func content(from results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try results.output(of: step).rows.table(), keys: ["method"],
          caption: "Series with a good EF of which a volume is bad.")),
      .table(
        TableContent(
          part: "series", try results.output(of: series).rows.table(), keys: ["Id", "method"],
          caption: "The series with a good EF of which a volume is bad; errors are fractions.",
          shown: false)),
    ]
  }
}
