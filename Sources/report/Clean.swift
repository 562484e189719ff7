import ArgumentParser
import Engine
import Foundation

extension Report {
  /// `report clean`
  struct Clean: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the store's size on disk, and prune it by age or size.")

    @Option(help: "Remove what was made more than this many days ago.") var olderThan: Double?
    @Option(help: "Then remove the oldest until the store is at most this many MB.")
    var maximumSize: Double?
    @Flag(help: "Prune also where no file locks tell whether a build uses the store.")
    var force = false
    @OptionGroup var place: ProjectOptions

    func validate() throws {
      for (name, number) in [("older-than", olderThan), ("maximum-size", maximumSize)] {
        guard let number, !(0...1e9).contains(number) else { continue }
        throw ValidationError("--\(name) is 0 to 1000000000")
      }
    }

    func run() async throws {
      let project = try place.open(downloads: false)
      let store = project.store
      if olderThan != nil || maximumSize != nil {
        let alone = try await store.reserve {
          Terminal.error("a build uses the store; waiting until it ends")
        }
        defer { withExtendedLifetime(alone) {} }
        guard alone.hasLocks || force else {
          Terminal.error(
            "error: \(store.path) has no file locks, so a build may be using the store; "
              + "use --force when none is running")
          throw ExitCode(1)
        }
        try store.prune(
          olderThan: olderThan.map { $0 * 86_400 },
          maximumSize: maximumSize.map { Int($0 * 1_000_000) })
      }
      Terminal.print(
        "the store takes \(String(format: "%.1f", Double(store.diskUse) / 1_000_000)) MB")
    }
  }
}
