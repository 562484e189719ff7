import ArgumentParser
import Foundation
import Report
import Study

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
      outcome.diagnostics.forEach { Terminal.error($0.description) }
      outcome.failures.forEach { Terminal.error("\($0.step): \($0.sentence)") }
      let equal = outcome.replications.filter(\.agrees).count
      let explained = outcome.replications.filter { !$0.agrees && $0.differs != nil }.count
      print(
        "\(equal) of \(outcome.replications.count) published numbers equal, \(explained) differ for a stated reason"
      )
      let failed = outcome.replications.contains { !$0.agrees && $0.differs == nil }
      if failed || !outcome.pins.isEmpty || !outcome.failures.isEmpty { throw ExitCode(1) }
      if outcome.status != 0 { throw ExitCode(outcome.status) }
    }
  }
}
