/// How a book is built.
public struct BuildOptions: Sendable {
  /// The number of steps that run at once.
  public var jobs: Int
  /// Whether warnings fail the build.
  public var strict = false
  /// Whether nothing may run, so that stale steps fail the build.
  public var frozen = false
  /// Whether undefined references are marked in the page instead of being errors.
  public var draft = false
  /// Chapters to build, by file name without `.md`; empty for all.
  public var chapters: [String] = []
  /// The day in ISO 8601 for the title page, used if `book.yaml` gives none.
  public var date: String?
  /// Replaces `paper` of `book.yaml`: `a4` or `letter`.
  public var paper: String?
  /// Whether programs of the author run without being confined to what they declare.
  public var unconfined = false
  /// Replaces `profile` of `book.yaml`.
  public var profile: String?

  /// Options of an ordinary build of all chapters.
  public init(jobs: Int) { self.jobs = jobs }
}
