/// What became of a directive.
enum DirectiveOutcome: Sendable {
  case built([Content], Provenance)
  /// One sentence for the reader.
  case notBuilt(reason: String)
  /// Not run: `report check` looks at the sources alone.
  case pending
}
