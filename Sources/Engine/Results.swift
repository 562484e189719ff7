/// The outputs of steps that are done, for directives to make content from.
public protocol Results: Sendable {
  /// The step's output. Throws ``StepFailure`` if the step failed or could not be run.
  func output<S: Step>(of step: S) throws -> S.Output
}

/// Why a step has no output, in one sentence for the reader.
public struct StepFailure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The kind of failure.
  public enum Reason: String, Codable, Sendable {
    case failed, dataMissing, inputFailed, notRun
    /// The store or the output folder cannot be written, which ends the whole run.
    case unwritable
  }
  /// The name of the step's type.
  public var step: String
  /// The kind of failure.
  public var reason: Reason
  /// What happened and what to do, in one sentence.
  public var sentence: String
  /// Where the block stands that asked for the step first: `Chapters/labels.md:34`; nil if no block
  /// did.
  public var place: String?
  /// The data set that is missing; nil if that is not the reason.
  public var dataset: String?

  /// `place` is usually filled in later, from the graph.
  public init(
    step: String, reason: Reason, sentence: String, place: String? = nil, dataset: String? = nil
  ) {
    self.step = step
    self.reason = reason
    self.sentence = sentence
    self.place = place
    self.dataset = dataset
  }

  /// The failure of a step that needs the output of a failed one.
  init(_ node: StepNode, without cause: StepFailure) {
    self.init(
      step: node.title, reason: cause.reason == .dataMissing ? .dataMissing : .inputFailed,
      sentence: cause.sentence, place: node.place, dataset: cause.dataset)
  }

  public var description: String { sentence }

  /// One line for the terminal: `Chapters/labels.md:34: failed: true volumes: the table has no
  /// rows`.
  public var line: String {
    (place.map { "\($0): " } ?? "")
      + "\(reason == .failed ? "failed" : "not built"): \(step): \(sentence)"
  }
}
