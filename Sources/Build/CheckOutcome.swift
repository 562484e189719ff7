import Markup

/// What `report check` finds.
public struct CheckOutcome: Sendable {
  public var diagnostics: [Diagnostic]
  /// Labels of blocks whose results are not at hand, so that their numbers could not be looked at.
  public var unchecked: [String]

  init(diagnostics: [Diagnostic], unchecked: [String] = []) {
    self.diagnostics = diagnostics
    self.unchecked = unchecked
  }

  /// One line of what could not be looked at; nil where that is nothing.
  public var limits: String? {
    guard !unchecked.isEmpty else { return nil }
    return
      "not checked: numbers of \(unchecked.joined(separator: ", ")), which are not built as they are now"
  }
}
