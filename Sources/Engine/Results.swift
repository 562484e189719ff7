/// The outputs of steps that are done, for directives to make content from.
public protocol Results: Sendable {
  /// Throws ``StepFailure`` where the step failed or could not be run.
  func output<S: Step>(of step: S) throws -> S.Output
}

/// Why there is no output of a step, in one sentence for the reader.
public struct StepFailure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  public enum Reason: String, Codable, Sendable {
    case failed, dataMissing, inputFailed, notRun
    /// The place of all that is made cannot be written, so that the whole run ends.
    case unwritable
  }
  public var step: String
  public var reason: Reason
  public var sentence: String
  /// Of the block that asked for it first: `Chapters/labels.md:34`; nil where no block did.
  public var place: String?

  public init(step: String, reason: Reason, sentence: String, place: String? = nil) {
    self.step = step
    self.reason = reason
    self.sentence = sentence
    self.place = place
  }

  /// Of a step that needs what failed.
  init(_ node: StepNode, without cause: StepFailure) {
    self.init(
      step: node.title, reason: cause.reason == .dataMissing ? .dataMissing : .inputFailed,
      sentence: cause.sentence, place: node.place)
  }

  public var description: String { sentence }

  /// For a terminal: `Chapters/labels.md:34: failed: true volumes: the table has no rows`.
  public var line: String {
    (place.map { "\($0): " } ?? "")
      + "\(reason == .failed ? "failed" : "not built"): \(step): \(sentence)"
  }
}
