import Book
import Engine
import Markup

/// The result of freezing a book's results.
public struct FreezeOutcome: Sendable {
  /// Mistakes in the sources and in `book.yaml`.
  public var diagnostics: [Diagnostic]
  /// Steps and blocks that failed.
  public var failures: [StepFailure] = []
  /// The size in bytes of each block's file, the largest first.
  public var sizes: [(label: String, bytes: Int)] = []
  /// The size in bytes of all files with the index.
  public var bytes = 0
  /// What is said of very few people, in sentences that begin with the block's place.
  public var smallCounts: [String] = []
  /// Whether the author allows that.
  public var allowsSmallCounts = false
  /// Files that were written or removed, relative to the project, sorted. When checking: files that
  /// differ.
  public var changed: [String] = []
  /// Why nothing was frozen, in one sentence; nil if something was.
  public var refusal: String?
  /// The exit status: 0 all is frozen, 1 something is not, 2 the sources are wrong.
  public var status: Int32 {
    if diagnostics.hasErrors { return 2 }
    return failures.isEmpty && refusal == nil ? 0 : 1
  }
}
