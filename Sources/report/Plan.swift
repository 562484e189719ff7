import ArgumentParser
import Foundation
import Report
import Study

extension Report {
  /// `report plan [--why]`
  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what would run, without running it.")

    @Flag(help: "Say why: which parameter, input, file or code changed.")
    var why = false

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      let (plan, diagnostics) = try project.build(BuildOptions(jobs: 1)).plan()
      diagnostics.forEach { Terminal.error($0.description) }
      guard let plan else { throw ExitCode(2) }
      for step in plan.steps where step.isStale {
        print(step.title)
        if why { for reason in step.reasons { print("  \(reason)") } }
      }
      print("\(plan.stale) of \(plan.total) steps would run")
      project.catalog.save()
    }
  }
}
