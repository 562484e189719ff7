import Foundation
import OwnTables
import StudyTerms
import Tables

/// Reads an author's table.
enum OwnTableFile {
  /// The endings of names that are read as tables.
  static let endings = ["tsv", "csv"]

  /// `text`: columns that are text, whatever stands in them. Throws `TableError` with file and
  /// line.
  static func read(_ data: Data, named name: String, text: [String] = []) throws -> Table {
    try Table.read(
      Array(data), file: name, separator: TableReading.separator(name) ?? "\t", text: Set(text))
  }

  /// The columns that identify a row: those given, or the first. Throws `StudyError` if one is not
  /// there.
  static func keys(_ given: [String]?, in table: Table, named name: String) throws -> [String] {
    let known = table.columns.map(\.name)
    for key in given ?? [] where !known.contains(key) {
      throw StudyError(
        "\(name) has no column `\(key)`, which `keys` names; it has "
          + known.joined(separator: ", "))
    }
    return given ?? Array(known.prefix(1))
  }
}
