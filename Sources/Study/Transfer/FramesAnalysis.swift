import Engine
import Book
import Transfer

/// Mean Dice over the heartbeat.
struct FramesAnalysis: TransferAnalysis {
  private let analysis: PositionAnalysis

  init(_ options: TransferOptions) {
    analysis = PositionAnalysis(options: options, grouping: .frame, axis: "Frame")
  }

  var steps: [any Step] { analysis.steps }

  func content(from results: any Results) throws -> [Content] {
    try analysis.content(from: results)
  }
}
