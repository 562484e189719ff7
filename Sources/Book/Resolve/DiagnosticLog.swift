import Markup

/// Problems that a pass over the book finds, in order of discovery.
struct DiagnosticLog: Sendable {
  /// A draft marks undefined references in the page, so that nothing is reported as an error.
  let isDraft: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(isDraft: Bool) { self.isDraft = isDraft }

  /// Adds a sentence with its place.
  mutating func report(
    _ code: String, at position: SourcePosition, _ sentence: String, suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        isDraft ? .warning : severity, code, at: position, sentence, suggestion: suggestion))
  }

  /// Adds diagnostics of a parser unchanged.
  mutating func add(_ more: [Diagnostic]) { diagnostics += more }
}
