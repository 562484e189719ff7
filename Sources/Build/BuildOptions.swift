/// How a book is built.
public struct BuildOptions: Sendable {
  /// Steps that run at once.
  public var jobs: Int
  /// Any warning fails the build.
  public var strict = false
  /// Nothing runs; what is stale fails the build.
  public var frozen = false
  /// Undefined references are marked in the page instead of being errors.
  public var draft = false
  /// Chapters to build, by file name without `.md`; empty for all.
  public var chapters: [String] = []
  /// ISO 8601 day for the title page where book.yaml gives none.
  public var date: String?
  /// In place of book.yaml's `paper`: `a4` or `letter`.
  public var paper: String?
  /// In place of book.yaml's `profile`.
  public var profile: String?

  public init(jobs: Int) { self.jobs = jobs }
}
