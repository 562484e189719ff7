import Engine
import Foundation
import StudyTerms
import Tables

/// The Swift packages that the program is built with, as `Package.resolved` pins them: columns package, version, commit,
/// source.
struct PackageListing: RunnableStep {
  var resolved: FileReference

  var files: [FileReference] { [resolved] }
  var title: String { "listing of the packages" }

  private struct Document: Decodable {
    struct Pin: Decodable {
      struct State: Decodable {
        var revision: String
        var version: String?
      }
      var identity: String
      var location: String
      var state: State
    }
    var pins: [Pin]
  }

  func run(_ context: StepContext) async throws -> Table {
    let pins: [Document.Pin]
    do {
      pins = try JSONDecoder().decode(Document.self, from: context.contents(of: resolved)).pins
    } catch is DecodingError {
      throw StudyError("\(resolved.path) does not list pins as the package manager writes them")
    }
    let sorted = pins.sorted { $0.identity < $1.identity }
    return try Table([
      Column("package", title: "Package", texts: sorted.map(\.identity)),
      Column("version", title: "Version", texts: sorted.map { $0.state.version ?? "" }),
      Column("commit", title: "Commit", texts: sorted.map(\.state.revision)),
      Column("source", title: "Source", texts: sorted.map(\.location)),
    ])
  }
}
