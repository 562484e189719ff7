import ArgumentParser
import Escaping
import Foundation
import Pages

extension Report {
  /// `report values [PATTERN]`
  struct Values: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the numbers of the last build: address, value, unit, place.")

    @Argument(help: "Part of an address; * stands for anything.")
    var pattern: String?

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      do {
        let found = try BuiltValues(in: project.output).matching(pattern)
        for value in found {
          Terminal.print(
            [value.key, value.exact, value.place].map(\.printable).joined(separator: "\t"))
        }
        if found.isEmpty {
          Terminal.error(
            "error: " + (pattern.map { "no address matches `\($0)`" } ?? "the book has no numbers"))
          throw ExitCode(1)
        }
      } catch let error as BuiltValues.Problem {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
