import Engine
import Book
import Transfer

/// Mean Dice along the heart.
struct SlicesAnalysis: TransferAnalysis {
  private let analysis: PositionAnalysis

  init(_ options: TransferOptions) {
    analysis = PositionAnalysis(options: options, grouping: .slice, axis: "Slice, from the apex")
  }

  var steps: [any Step] { analysis.steps }

  func content(from results: any Results) throws -> [Content] {
    try analysis.content(from: results)
  }
}
