import Book
import Build

/// The last event of a build, with its result.
struct BuildSummary: Encodable {
  struct Done: Encodable {
    var status: Int32
    var ran: Int
    var steps: Int
    /// Files that were written, relative to the output folder.
    var written: [String]
    /// Blocks that were carried over from frozen results.
    var carried: Int
    var published: ReplicationCount
  }

  var done: Done

  init(_ outcome: BuildOutcome) {
    done = Done(
      status: outcome.status, ran: outcome.ran, steps: outcome.steps, written: outcome.written,
      carried: outcome.carried,
      published: ReplicationCount(outcome.replications))
  }
}
