import Foundation
import StudyTerms
import Tables

/// Which rows of a table are taken, and in which order.
struct RowSelection: Sendable, Hashable {
  /// Conditions that all hold: `phase = ED`, `n >= 10`.
  var filter: [RowCondition] = []
  /// Columns in order of importance; `-` before one sorts from high to low.
  var sort: [String] = []

  /// Throws `StudyError` if a column is not there or a condition cannot hold.
  func of(_ table: Table, named name: String) throws -> Table {
    var table = table
    for condition in filter {
      let column = try Self.column(condition.column, of: table, named: name)
      table = table.rows(try condition.rows(of: column))
    }
    // The least important column first; rows that are equal keep their order.
    for key in sort.reversed() {
      let isFalling = key.hasPrefix("-")
      let column = try Self.column(
        isFalling ? String(key.dropFirst()) : key, of: table, named: name)
      table = table.rows(Self.order(column, isFalling: isFalling))
    }
    return table
  }

  static func column(_ wanted: String, of table: Table, named name: String) throws -> Column {
    guard let column = table.columns.first(where: { $0.name == wanted }) else {
      throw StudyError(
        "\(name) has no column `\(wanted)`; it has "
          + table.columns.map(\.name).joined(separator: ", "))
    }
    return column
  }

  /// Missing numbers come last, whichever way the others are sorted.
  private static func order(_ column: Column, isFalling: Bool) -> [Int] {
    let rows = Array(0..<column.count)
    if case .numbers(let numbers) = column.values {
      return rows.sorted { a, b in
        let (x, y) = (numbers[a], numbers[b])
        if x.isNaN || y.isNaN { return !x.isNaN && y.isNaN || x.isNaN == y.isNaN && a < b }
        return x == y ? a < b : (x < y) != isFalling
      }
    }
    let texts = column.texts()
    return rows.sorted { a, b in
      texts[a] == texts[b] ? a < b : (texts[a] < texts[b]) != isFalling
    }
  }
}

/// A condition on one column: `phase = ED`, `n >= 10`.
struct RowCondition: Decodable, Sendable, Hashable {
  private enum Relation: String, Sendable {
    case equal = "=", unequal = "!=", below = "<",
      atMost = "<=", above = ">", atLeast = ">="
  }

  let column: String
  private let relation: Relation
  private let value: String

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let parts = text.wholeMatch(of: /\s*(\S+?)\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*/),
      let relation = Relation(rawValue: String(parts.2))
    else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "“\(text)” is not a condition such as `phase = ED` or `n >= 10`"))
    }
    (column, self.relation, value) = (String(parts.1), relation, String(parts.3))
  }

  /// Indices of the rows that meet it. Throws `StudyError` if the column cannot be compared so.
  func rows(of column: Column) throws -> [Int] {
    let texts = column.texts()
    switch (relation, column.values) {
    case (.equal, .texts), (.equal, .logicals): return texts.indices.filter { texts[$0] == value }
    case (.unequal, .texts), (.unequal, .logicals):
      return texts.indices.filter { texts[$0] != value }
    case (_, .numbers(let numbers)):
      guard let bound = Double(value) else {
        throw StudyError("the column `\(self.column)` has numbers, and “\(value)” is none")
      }
      return numbers.indices.filter { holds(numbers[$0], bound) }
    default:
      throw StudyError(
        "the column `\(self.column)` has texts, which `\(relation.rawValue)` does not compare")
    }
  }

  private func holds(_ number: Double, _ bound: Double) -> Bool {
    switch relation {
    case .equal: number == bound
    case .unequal: number != bound
    case .below: number < bound
    case .atMost: number <= bound
    case .above: number > bound
    case .atLeast: number >= bound
    }
  }
}
