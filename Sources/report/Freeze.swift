import ArgumentParser
import Book
import Build
import Catalog
import Engine
import Foundation
import Markup

extension Report {
  /// `report freeze [--check]`
  struct Freeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep results with the book, for readers who do not have its data.",
      discussion: """
        Writes what pages show of the catalog's data sets into data/frozen, as text to be committed. A build takes
        it where the data are not here and nothing that was asked has changed.
        """)

    @Flag(help: "Write nothing; compute anew and fail where a frozen result differs.")
    var check = false

    @Option(help: "Steps that run at once.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var place: ProjectOptions

    func validate() throws {
      if jobs < 1 { throw ValidationError("--jobs must be 1 or more, not \(jobs)") }
    }

    func run() async throws {
      let display = ProgressDisplay(json: false, quiet: false)
      let project = try place.open(downloads: false)
      let outcome = await project.build(BuildOptions(jobs: jobs)) { display.show($0) }
        .freeze(isCheck: check)
      Terminal.clear()
      project.catalog.save()
      let excerpts = SourceExcerpts(root: project.root)
      outcome.diagnostics.forEach { Terminal.error(excerpts.description(of: $0)) }
      outcome.failures.forEach { Terminal.error($0.line) }
      sayWhatTellsOfFew(outcome)
      if let refusal = outcome.refusal {
        for file in outcome.changed.prefix(20) { Terminal.error("differs: \(file)") }
        Terminal.error("error: \(refusal)")
      }
      guard outcome.status == 0 else { throw ExitCode(outcome.status) }
      saySizes(outcome)
    }

    private func sayWhatTellsOfFew(_ outcome: FreezeOutcome) {
      guard !outcome.smallCounts.isEmpty else { return }
      if !outcome.allowsSmallCounts {
        for sentence in outcome.smallCounts { Terminal.error(sentence) }
      } else if !check {
        Terminal.print(
          "\(outcome.smallCounts.count) tables, values and figures tell of few people, as book.yaml knows"
        )
      }
    }

    private func saySizes(_ outcome: FreezeOutcome) {
      if !check {
        for (label, bytes) in outcome.sizes.prefix(5) {
          Terminal.print("  \(bytes / 1000) kB \(label)")
        }
      }
      Terminal.print(
        "\(outcome.sizes.count) blocks in \(outcome.bytes / 1000) kB, "
          + (check ? "all as they come out now" : "\(outcome.changed.count) files changed"))
    }
  }
}
