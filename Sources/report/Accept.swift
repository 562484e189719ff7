import ArgumentParser
import Book
import Build
import Catalog
import Foundation

extension Report {
  /// `report accept`
  struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Take the new values of pinned numbers that drifted: shows each, then edits the chapters.",
      discussion: """
        A number is pinned by the text that its author expects: {val}`agreement[EDV].bias : .1f = 2.8`. \
        Published numbers (```{replication} blocks) are never edited.
        """)

    @Flag(help: "Show what would be edited, and edit nothing.")
    var dryRun = false

    @OptionGroup var place: ProjectOptions

    func run() async throws {
      let project = try place.open()
      let jobs = ProcessInfo.processInfo.activeProcessorCount
      let outcome = await project.build(BuildOptions(jobs: jobs)).run()
      project.catalog.save()
      if outcome.status == 2 {
        let excerpts = SourceExcerpts(root: project.root)
        outcome.diagnostics.forEach { Terminal.error(excerpts.description(of: $0)) }
        throw ExitCode(2)
      }
      if outcome.pins.isEmpty { Terminal.print("no pinned number has drifted") }
      let unequal = ReplicationCount(outcome.replications).unequal
      if unequal > 0 {
        Terminal.print(
          "\(unequal) published number\(unequal == 1 ? " differs" : "s differ"); they stay as "
            + "they were published, and `report verify` lists them")
      }
      let missed = dryRun ? [] : try PinEditor(root: project.root).accept(outcome.pins)
      for pin in outcome.pins where !missed.contains(pin) {
        Terminal.print("\(pin.position): \(pin.pinned) becomes \(pin.now) in {val}`\(pin.content)`")
      }
      for pin in missed {
        Terminal.error(
          "\(pin.position): {val}`\(pin.content)` is not found there as written; edit it by hand")
      }
      if !missed.isEmpty { throw ExitCode(1) }
    }
  }
}
