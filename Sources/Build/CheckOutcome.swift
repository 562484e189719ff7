import Markup

/// The findings of `report check`.
public struct CheckOutcome: Sendable {
  /// Problems in the sources, sorted by place.
  public var diagnostics: [Diagnostic]
  /// Labels of blocks without results, whose numbers could not be checked.
  public var unchecked: [String]

  init(diagnostics: [Diagnostic], unchecked: [String] = []) {
    self.diagnostics = diagnostics
    self.unchecked = unchecked
  }

  /// One line that says what could not be checked; nil if everything was.
  public var limits: String? {
    guard !unchecked.isEmpty else { return nil }
    return
      "not checked: numbers of \(unchecked.joined(separator: ", ")), which are not built as they are now"
  }
}
