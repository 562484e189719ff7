import Engine
import Book

/// Ranking by the larger error of both volumes.
struct VolumeErrorAnalysis: SearchQuestion {
  var search: SearchComparison

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: search)
    return [
      .table(
        TableContent(
          try tables("volume_error"), keys: ["method"],
          caption: "The larger of the errors of both volumes: signed as published, and absolute."))
    ]
  }
}
