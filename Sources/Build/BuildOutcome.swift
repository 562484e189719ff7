import Book
import Engine
import Markup

/// The result of a build.
public struct BuildOutcome: Sendable, Codable {
  /// Problems in the sources, sorted by place.
  public var diagnostics: [Diagnostic]
  /// Steps that failed or could not be run.
  public var failures: [StepFailure]
  /// The number of steps that ran.
  public var ran: Int
  /// The number of steps that the book needs.
  public var steps: Int
  /// Output files that were written, relative to the output folder.
  public var written: [String]
  /// Pinned numbers that have changed.
  public var pins: [Pin]
  /// Published numbers beside the computed ones.
  public var replications: [ReplicationLine]
  /// The number of blocks that were carried over from frozen results.
  public var carried: Int
  /// The data sets whose lack leaves results out or carried over, sorted.
  public var lacking: [String]
  /// The exit status: 0 everything was built; 1 something could not be built, but the rest was; 2
  /// the sources or the command line are wrong.
  public var status: Int32

  init(
    diagnostics: [Diagnostic], failures: [StepFailure] = [], ran: Int = 0, steps: Int = 0,
    written: [String] = [], pins: [Pin] = [], replications: [ReplicationLine] = [],
    carried: Int = 0, lacking: [String] = [], status: Int32
  ) {
    self.diagnostics = diagnostics
    self.failures = failures
    self.ran = ran
    self.steps = steps
    self.written = written
    self.pins = pins
    self.replications = replications
    self.carried = carried
    self.lacking = lacking
    self.status = status
  }
}
