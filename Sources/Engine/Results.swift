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

  public init(step: String, reason: Reason, sentence: String) {
    self.step = step
    self.reason = reason
    self.sentence = sentence
  }

  /// Of a step that needs what failed.
  init(_ step: String, without cause: StepFailure) {
    self.init(
      step: step, reason: cause.reason == .dataMissing ? .dataMissing : .inputFailed,
      sentence: cause.sentence)
  }

  public var description: String { sentence }
}
