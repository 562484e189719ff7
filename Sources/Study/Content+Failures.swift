import Book
import Tables

extension Content {
  /// A table, part `failed`, of what is not among the results and why, and what its names stand for as missing; nothing where there is no such thing.
  static func failures(_ list: [(name: String, reason: String)]) throws -> [Content] {
    guard !list.isEmpty else { return [] }
    return [
      .table(
        TableContent(
          part: "failed",
          try Table([
            Column("name", title: "Missing", texts: list.map(\.name)),
            Column("reason", title: "Reason", texts: list.map(\.reason)),
          ]), keys: ["name"], caption: "What could not be made, and why.")),
      .missing(Dictionary(list.map { ($0.name, $0.reason) }) { first, _ in first }),
    ]
  }
}
