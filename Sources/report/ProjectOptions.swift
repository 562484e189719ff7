import ArgumentParser
import Foundation

/// Options of all commands: which book, and where its data and output are.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The book's folder; this one or one above it that holds Chapters/book.yaml.")
  var project = "."

  @Option(help: "Where everything that is made goes (default: output in the book's folder).")
  var output: String?

  @Option(
    help:
      "Where results are kept for the next build (default: output/.store in the book's folder, for every --output)."
  )
  var store: String?

  @Option(help: "A folder with the catalog's data sets, one folder each (default: REPORT_MIRROR).")
  var mirror: String?

  @Option(help: "Which of book.yaml's profiles counts (default: the one that it names).")
  var profile: String?

  @Flag(
    help: "Run the book's own programs (`run` blocks) without confining them to what they declare.")
  var unconfined = false

  func open(
    downloads: Bool = true,
    progress: @escaping @Sendable (String, Int64, Int64?) -> Void = { _, _, _ in }
  ) throws -> Project {
    do {
      return try Project(
        at: URL(fileURLWithPath: project), output: output, store: store, mirror: mirror,
        profile: profile,
        unconfined: unconfined, downloads: downloads, progress: progress)
    } catch {
      Terminal.error("error: \(error)")
      throw ExitCode(2)
    }
  }
}
