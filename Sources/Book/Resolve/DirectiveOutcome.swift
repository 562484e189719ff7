import Engine

/// What became of a directive.
package enum DirectiveOutcome: Sendable {
  /// The digest says what the content is made from: options, outputs of steps, and the code that turns them into figures and tables.
  case built([BuiltContent], Digest)
  /// A step's failure, or the block's own.
  case notBuilt(StepFailure)
}
