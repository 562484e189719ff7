import Engine
import Book

/// Series with a good ejection fraction of bad volumes.
struct GoodEFAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    return [
      .table(
        TableContent(
          try tables("good_ef_bad_volume"), keys: ["method"],
          caption: "Series with a good EF of which a volume is bad."))
    ]
  }
}
