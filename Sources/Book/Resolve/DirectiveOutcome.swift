import Engine

/// The outcome of a directive.
package enum DirectiveOutcome: Sendable {
  /// The contents that were built, and a digest of what they are made from: options, outputs of
  /// steps, and the code that turns these into figures and tables.
  case built([BuiltContent], Digest)
  /// A step failed, or the block itself.
  case notBuilt(StepFailure)
}
