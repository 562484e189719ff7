/// One thing that is wrong in the sources, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable, Codable {
  /// An error stops the build, a warning does not.
  public enum Severity: String, Sendable, Codable { case error, warning }
  /// Whether it stops the build.
  public var severity: Severity
  /// Short and stable, e.g. `unknown-option`.
  public var code: String
  /// Where the author has to look.
  public var position: SourcePosition
  /// One sentence: what is wrong.
  public var sentence: String
  /// What to do, e.g. “did you mean `figure`?”; nil where there is nothing to add.
  public var suggestion: String?

  /// A complaint about the place `position`, with a code such as `unknown-option` and one sentence.
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
  /// `file:line:column: error[code] sentence` and the suggestion.
  public var description: String {
    let head = "\(position): \(severity.rawValue)[\(code)] "
    guard let suggestion else { return head + sentence }
    return head + (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence) + "; "
      + suggestion
  }
}
