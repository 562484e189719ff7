import ArgumentParser
import Foundation

extension Report {
  /// `report init`
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a study of your own: a small book that builds at once.")

    @Argument(help: "A new or empty folder.") var folder: String

    func run() throws {
      try NewStudy.write(to: URL(filePath: folder))
      Terminal.print("written to \(folder); go there and run `report build`")
    }
  }
}
