/// A mistake in the sources: what is wrong, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable, Codable {
  /// An error stops the build; a warning does not.
  public enum Severity: String, Sendable, Codable { case error, warning }
  /// Whether it stops the build.
  public var severity: Severity
  /// A short, stable name: `unknown-option`.
  public var code: String
  /// Where the author should look.
  public var position: SourcePosition
  /// One sentence: what is wrong.
  public var sentence: String
  /// What to do, such as “did you mean `figure`?”; nil if there is nothing to suggest.
  public var suggestion: String?

  /// A mistake at `position`, with a code such as `unknown-option` and one sentence.
  public init(
    _ severity: Severity, _ code: String, at position: SourcePosition, _ sentence: String,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.position = position
    self.sentence = sentence
    self.suggestion = suggestion
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error[code] sentence`, followed by the suggestion.
  public var description: String {
    let head = "\(position): \(severity.rawValue)[\(code)] "
    guard let suggestion else { return head + sentence }
    return head + (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence) + "; "
      + suggestion
  }
}
