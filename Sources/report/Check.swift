import ArgumentParser
import Book
import Build
import Catalog
import Foundation

extension Report {
  /// `report check`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look the chapters over without running a step.",
      discussion:
        "Each finding is file:line:column, a sentence, a suggestion. Exit status 2 if there are errors."
    )

    @Flag(help: "Warnings fail too.")
    var strict = false

    @Flag(help: "Print findings as JSON, one a line.")
    var json = false

    @OptionGroup var place: ProjectOptions

    func run() async throws {
      let project = try place.open(downloads: false)
      let outcome = await project.build(BuildOptions(jobs: 1)).check()
      project.catalog.save()
      let findings = outcome.diagnostics
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let excerpts = SourceExcerpts(root: project.root)
      for finding in findings {
        if json {
          Terminal.json(try encoder.encode(finding))
        } else {
          Terminal.print(excerpts.description(of: finding))
        }
      }
      if let limits = outcome.limits { Terminal.error(limits) }
      if findings.hasErrors || (strict && !findings.isEmpty) { throw ExitCode(2) }
      if findings.isEmpty, !json { Terminal.print("nothing to complain about") }
    }
  }
}
