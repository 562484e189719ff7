import Engine
import Book

/// One question of a block of `transfer-comparison`: the steps it asks for, and what is shown of
/// their outputs.
protocol TransferAnalysis: Sendable {
  /// Throws ``StudyError`` where the question cannot be asked of these masks.
  init(_ options: TransferOptions) throws
  var steps: [any Step] { get }
  func content(from results: any Results) throws -> [Content]
}
