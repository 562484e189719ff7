import Engine
import Foundation
import StudyTerms
import Tables

/// The Swift packages that the program is built with, as `Package.resolved` pins them.
package struct PackageListing: RunnableStep {
  package var resolved: FileReference

  package init(resolved: FileReference) { self.resolved = resolved }

  package var files: [FileReference] { [resolved] }
  package var title: String { "listing of the packages" }

  /// One package; empty texts where nothing is said.
  package struct Pin: Codable, Hashable, Sendable {
    package var name, version, commit, source: String
  }

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

  /// Sorted by name. Throws ``StudyError`` where the file lists no pins.
  package func run(_ context: StepContext) async throws -> Rows<Pin> {
    let pins: [Document.Pin]
    do {
      pins = try JSONDecoder().decode(Document.self, from: context.contents(of: resolved)).pins
    } catch is DecodingError {
      throw StudyError("\(resolved.path) does not list pins as the package manager writes them")
    }
    return Rows(
      pins.sorted { $0.identity < $1.identity }.map {
        Pin(
          name: $0.identity, version: $0.state.version ?? "", commit: $0.state.revision,
          source: $0.location)
      })
  }
}
