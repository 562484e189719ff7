import ArgumentParser
import Engine
import Foundation

extension Report {
  /// `report clean`
  struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the store's size on disk, and prune it by age or size.")

    @Option(help: "Remove what was made more than this many days ago.") var olderThan: Double?
    @Option(help: "Then remove the oldest until the store is at most this many MB.")
    var maximumSize: Double?
    @OptionGroup var place: ProjectOptions

    func validate() throws {
      for (name, number) in [("older-than", olderThan), ("maximum-size", maximumSize)] {
        guard let number, !(0...1e9).contains(number) else { continue }
        throw ValidationError("--\(name) is 0 to 1000000000")
      }
    }

    func run() throws {
      let project = try place.open(downloads: false)
      let store = project.store
      if olderThan != nil || maximumSize != nil {
        try store.prune(
          olderThan: olderThan.map { $0 * 86_400 },
          maximumSize: maximumSize.map { Int($0 * 1_000_000) })
      }
      print("the store takes \(String(format: "%.1f", Double(store.diskUse) / 1_000_000)) MB")
    }
  }
}
