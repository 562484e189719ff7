import ArgumentParser
import Foundation
import Pages

extension Report {
  /// `report cite KEY [--format .2f]`
  struct Cite: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print an exact number of the last build, with its unit and where it comes from.")

    @Argument(help: "The address, e.g. 'search.error[r34_p05_s256].mean'.")
    var key: String

    @Option(help: "As in Python's f-strings: .2f, .1%, ',d', +.1f, p; and '.1 %'.")
    var format: String?

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      do {
        let values = try BuiltValues(in: project.output)
        let value = try values.value(key)
        Terminal.print(try value.text(format: format))
        Terminal.error("\(value.key), \(value.place)")
      } catch let error as BuiltValues.Problem {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
