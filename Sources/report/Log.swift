import ArgumentParser
import Book
import Build
import Catalog
import Engine
import Foundation

extension Report {
  /// `report log [PATTERN]`
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the book's trainings epoch by epoch, running ones too, with their times.",
      discussion:
        "Losses and metrics stand in the report as well; times are never the same twice, so only here."
    )

    @Argument(help: "Part of a training's name, as `report build` shows it.")
    var pattern: String?

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      let (plan, diagnostics) = try project.build(BuildOptions(jobs: 1)).plan()
      let excerpts = SourceExcerpts(root: project.root)
      diagnostics.forEach { Terminal.error(excerpts.description(of: $0)) }
      guard let plan else { throw ExitCode(2) }
      let logs = try plan.steps.compactMap { step in
        try project.store.journal(of: step.id).map { "\(step.title)\n\($0)" }
      }.filter { log in pattern.map { log.prefix { !$0.isNewline }.contains($0) } ?? true }
      guard !logs.isEmpty else {
        Terminal.error(
          "error: no training" + (pattern.map { " with \u{201c}\($0)\u{201d} in its name" } ?? "")
            + " has finished an epoch here; `report plan` lists what would run, --profile shows another profile's"
        )
        throw ExitCode(1)
      }
      Terminal.print(logs.joined(separator: "\n"), terminator: "")
      project.catalog.save()
    }
  }
}
