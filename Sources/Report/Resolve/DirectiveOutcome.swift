import Engine

/// What became of a directive.
enum DirectiveOutcome: Sendable {
  /// The digest says what the content is made from: options, outputs of steps, and the code that turns them into figures and tables.
  case built([Content], Provenance, Digest)
  /// One sentence for the reader.
  case notBuilt(reason: String)
}
