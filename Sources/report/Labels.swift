import ArgumentParser
import Escaping
import Foundation
import Pages

extension Report {
  /// `report labels [--latex | --json]`
  struct Labels: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List figures, tables and equations with their numbers and pages in the PDF.",
      discussion: "With --latex, macros for a manuscript that refers to the supplement.")

    @Flag(help: "Print LaTeX macros: \\reportref{fig-agreement}, \\reportpageref{fig-agreement}.")
    var latex = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var place: ProjectOptions

    func validate() throws {
      if latex, json { throw ValidationError("--latex and --json exclude each other") }
    }

    func run() throws {
      let project = try place.open(downloads: false)
      let file = project.output.appending(path: "labels.json")
      guard let data = try? Data(contentsOf: file), let list = try? LabelList(json: data) else {
        Terminal.error("error: there are no labels of a build yet; run `report build`")
        throw ExitCode(2)
      }
      if latex { return Terminal.print(list.latex, terminator: "") }
      if json { return Terminal.json(data) }
      for label in list.labels {
        let page = label.page.map { "page \($0)" } ?? ""
        Terminal.print(
          [label.label, "\(label.kind) \(label.number)", page, label.address]
            .map(\.printable).joined(separator: "\t"))
      }
    }
  }
}
