import Book
import Engine

/// One question of a block of `transfer-comparison`: the steps that it needs, and what it shows of
/// their outputs.
protocol TransferAnalysis: Sendable {
  /// Throws ``StudyError`` if these masks cannot answer the question.
  init(_ options: TransferOptions) throws
  var steps: [any Step] { get }
  func content(from results: any Results) throws -> [Content]
}
