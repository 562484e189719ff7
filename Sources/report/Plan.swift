import ArgumentParser
import Book
import Build
import Catalog
import Engine
import Escaping
import Foundation

extension Report {
  /// `report plan [--why]`
  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what would run, without running it.")

    @Flag(help: "Say why: which parameter, input, file or code changed.")
    var why = false

    @Option(name: .shortAndLong, help: "Steps that would run at once, for the time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      let (plan, diagnostics) = try project.build(BuildOptions(jobs: jobs)).plan()
      let excerpts = SourceExcerpts(root: project.root)
      diagnostics.forEach { Terminal.error(excerpts.description(of: $0)) }
      guard let plan else { throw ExitCode(2) }
      for step in plan.steps where step.isStale {
        Terminal.print(
          step.title.printable + (why ? step.seconds.map { " (\(Self.time($0)))" } ?? "" : ""))
        if why { for reason in step.reasons { Terminal.print("  \(reason.printable)") } }
      }
      var sentence = "\(plan.stale) of \(plan.total) steps would run"
      if let seconds = plan.seconds(jobs: jobs) {
        sentence += ", \(Self.time(seconds)) with \(jobs) job\(jobs == 1 ? "" : "s")"
        if plan.new > 0 {
          sentence += "; \(plan.new) of them never ran before, their time is a guess"
        }
      }
      Terminal.print(sentence)
      project.catalog.save()
    }

    /// `about 3 min 20 s`.
    static func time(_ seconds: Double) -> String {
      seconds < 0.5 ? "less than a second" : "about " + TimeText.of(seconds)
    }
  }
}
