import Book
import Engine
import Markup

/// What came of a build.
public struct BuildOutcome: Sendable, Codable {
  public var diagnostics: [Diagnostic]
  /// Steps that failed or could not be run.
  public var failures: [StepFailure]
  /// Steps that ran, of those that the book asks for.
  public var ran: Int
  public var steps: Int
  /// Output files written anew, relative to the output folder.
  public var written: [String]
  public var pins: [Pin]
  public var replications: [ReplicationLine]
  /// 0 all built, 1 something could not be built (the rest is), 2 the sources or the call are
  /// wrong.
  public var status: Int32

  init(
    diagnostics: [Diagnostic], failures: [StepFailure] = [], ran: Int = 0, steps: Int = 0,
    written: [String] = [], pins: [Pin] = [], replications: [ReplicationLine] = [], status: Int32
  ) {
    self.diagnostics = diagnostics
    self.failures = failures
    self.ran = ran
    self.steps = steps
    self.written = written
    self.pins = pins
    self.replications = replications
    self.status = status
  }
}
