import ArgumentParser
import Book
import Build
import Catalog
import Engine
import Foundation

extension Report {
  /// `report verify`
  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Build, and fail where a published number does not come out or a pinned one drifted.")

    @OptionGroup var place: ProjectOptions

    func run() async throws {
      let project = try place.open()
      let jobs = ProcessInfo.processInfo.activeProcessorCount
      let outcome = await project.build(BuildOptions(jobs: jobs)).run()
      project.catalog.save()
      let excerpts = SourceExcerpts(root: project.root)
      outcome.diagnostics.forEach { Terminal.error(excerpts.description(of: $0)) }
      outcome.failures.forEach { Terminal.error($0.line) }
      let count = ReplicationCount(outcome.replications)
      Terminal.print("\(count.sentence), \(count.explained) differ for a stated reason")
      for line in outcome.replications where line.isCarried && count.carried < count.total {
        Terminal.print("carried over, not recomputed: \(line.key)")
      }
      if count.total == 0 {
        Terminal.print(
          "a published number is a line of a ```{replication} block, such as `label.name: 3.64`")
      }
      if !outcome.pins.isEmpty {
        Terminal.error("`report accept` takes the new values of the pinned numbers")
      }
      if count.unequal > 0 || !outcome.pins.isEmpty || !outcome.failures.isEmpty {
        throw ExitCode(1)
      }
      if outcome.status != 0 { throw ExitCode(outcome.status) }
    }
  }
}
