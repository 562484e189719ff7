import Engine
import Foundation
import Yams

/// The seed that book.yaml gives; 0 where it gives none.
package struct BookSeed: RunnableStep {
  package var book: FileReference

  package init(book: FileReference) { self.book = book }

  package var files: [FileReference] { [book] }
  package var title: String { "seed of the book" }

  /// Not every seed is a floating-point number.
  package struct Seed: JSONArtifact, Hashable {
    package var value: UInt64
  }

  private struct Document: Decodable { var seed: UInt64? }

  /// Throws where book.yaml is no YAML, or its seed no whole number of 64 bits.
  package func run(_ context: StepContext) async throws -> Seed {
    let text = String(decoding: try context.contents(of: book), as: UTF8.self)
    return Seed(value: try YAMLDecoder().decode(Document.self, from: text).seed ?? 0)
  }
}
