import ArgumentParser
import Book
import Build
import Catalog
import Foundation
import Markup
import Study

extension Report {
  /// `report build [chapter...]`
  struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Regenerate what is stale: figures, tables, pages, PDF.",
      discussion: """
        Exit status: 0 all built, 1 something could not be built (the rest is), 2 the sources or the call are wrong.
        """)

    @Argument(help: "Chapters to build, by file name; all if none is named.")
    var chapters: [String] = []

    @Option(help: "Steps that run at once.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Any warning fails the build.")
    var strict = false

    @Flag(help: "Run nothing; fail if anything is stale.")
    var frozen = false

    @Flag(help: "Mark undefined references in the page instead of failing.")
    var draft = false

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    @Flag(help: "Print events as JSON, one a line.")
    var json = false

    @Option(help: "Paper of the PDF: a4 or letter (default: book.yaml's, else a4).")
    var paper: String?

    @OptionGroup var place: ProjectOptions

    func validate() throws {
      if jobs < 1 { throw ValidationError("--jobs must be 1 or more, not \(jobs)") }
      if let paper, !["a4", "letter"].contains(paper) {
        throw ValidationError("--paper must be a4 or letter, not \(paper)")
      }
    }

    func run() async throws {
      let display = ProgressDisplay(json: json, quiet: quiet)
      let project = try place.open(progress: { display.download($0, $1, $2) })
      if let (word, command) = misspelledCommand(in: project) {
        Terminal.error("error: there is no command `\(word)`; did you mean `\(command)`?")
        throw ExitCode(2)
      }
      var options = BuildOptions(jobs: jobs)
      options.strict = strict
      options.frozen = frozen
      options.draft = draft
      options.chapters = chapters
      options.paper = paper
      let outcome = await project.build(options) { display.show($0) }.run()
      project.catalog.save()
      display.finish(outcome, of: project)
      if outcome.status != 0 { throw ExitCode(outcome.status) }
    }

    /// A word that is no chapter and resembles a command, given without a command. `build` is the
    /// default command, so it would be taken for a chapter.
    private func misspelledCommand(in project: Project) -> (word: String, command: String)? {
      guard let word = chapters.first, word != "index",
        !CommandLine.arguments.contains(Self._commandName)
      else { return nil }
      let folder = project.root.appendingPathComponent("Chapters")
      let isChapter = ["", ".md"].contains {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(word + $0).path)
      }
      let commands = Report.configuration.subcommands.map { $0._commandName }
      return isChapter ? nil : Spelling.nearest(to: word, among: commands).map { (word, $0) }
    }
  }
}
