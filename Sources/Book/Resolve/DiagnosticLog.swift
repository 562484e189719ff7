import Markup

/// What a pass over the book finds wrong, in the order in which it comes upon it.
struct DiagnosticLog: Sendable {
  /// In a draft what is undefined is marked in the page, so that nothing reported is an error.
  let isDraft: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(isDraft: Bool) { self.isDraft = isDraft }

  /// Adds one sentence with its place.
  mutating func report(
    _ code: String, at position: SourcePosition, _ sentence: String, suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        isDraft ? .warning : severity, code, at: position, sentence, suggestion: suggestion))
  }

  /// Adds what a parser found, as it is.
  mutating func add(_ more: [Diagnostic]) { diagnostics += more }
}
