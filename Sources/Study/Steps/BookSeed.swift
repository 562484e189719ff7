import Engine
import Foundation
import Tables
import Yams

/// The seed that book.yaml gives: one column, seed, of text, since not every seed is a floating-point number; 0 where it gives none.
struct BookSeed: RunnableStep {
  var book: FileReference

  var files: [FileReference] { [book] }
  var title: String { "seed of the book" }

  private struct Document: Decodable { var seed: UInt64? }

  func run(_ context: StepContext) async throws -> Table {
    let text = String(decoding: try context.contents(of: book), as: UTF8.self)
    let seed = try YAMLDecoder().decode(Document.self, from: text).seed ?? 0
    return try Table([Column("seed", title: "Seed", texts: ["\(seed)"])])
  }
}
