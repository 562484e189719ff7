import Book
import Engine

/// One question of a block of `training`: the steps it asks for, and what is shown of their
/// outputs.
protocol TrainingAnalysis: Sendable {
  var steps: [any Step] { get }
  /// What the author calls some of the steps.
  var names: [(step: any Step, name: String)] { get }
  func content(from results: any Results) throws -> [Content]
}

extension TrainingAnalysis {
  var names: [(step: any Step, name: String)] { [] }
}
