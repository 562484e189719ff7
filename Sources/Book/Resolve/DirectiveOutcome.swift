import Engine

/// What became of a directive.
package enum DirectiveOutcome: Sendable {
  /// Built contents, and a digest of what they are made from: options, outputs of steps, and the
  /// code that turns these into figures and tables.
  case built([BuiltContent], Digest)
  /// A step's failure, or the block's own.
  case notBuilt(StepFailure)
}
