import Book
import Tables

extension Content {
  /// A table, part `failed`, of what failed and why, and the names as missing; empty if nothing
  /// failed.
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
