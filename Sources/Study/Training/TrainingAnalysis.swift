import Book
import Engine

/// One question of a block of `training`: the steps that it needs, and what it shows of their
/// outputs.
protocol TrainingAnalysis: Sendable {
  var steps: [any Step] { get }
  /// Names that the author gives to some of the steps.
  var names: [(step: any Step, name: String)] { get }
  func content(from results: any Results) throws -> [Content]
}

extension TrainingAnalysis {
  var names: [(step: any Step, name: String)] { [] }
}
