import ArgumentParser
import Foundation
import Pages

extension Report {
  /// `report cite KEY [--format .2f]`
  struct Cite: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print an exact number of the last build, with its unit and where it comes from.")

    @Argument(
      help: """
        What a {val} role says: an address, e.g. 'search.error[r34_p05_s256].mean', also with a format, \
        'search.error[r34_p05_s256]{mean ± sd} : .2f'.
        """)
    var key: String

    @Option(help: "As in Python's f-strings: .2f, .1%, ',d', +.1f, p; and '.1 %'.")
    var format: String?

    @OptionGroup var place: ProjectOptions

    func run() throws {
      let project = try place.open(downloads: false)
      do {
        let values = try BuiltValues(in: project.output)
        let (text, place) = try values.cite(key, format: format)
        Terminal.print(text)
        Terminal.error(place)
      } catch let error as BuiltValues.Problem {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
