import Engine
import Foundation
import StudyTerms
import Tables

/// Reads a table of the author: TSV or CSV, or one of them compressed with xz.
package struct TableReading: RunnableStep {
  /// The file, whose name tells how it is to be read.
  package var file: FileReference
  /// Columns that are text, whatever stands in them.
  package var text: [String]

  package init(file: FileReference, text: [String] = []) {
    self.file = file
    self.text = text
  }

  package var files: [FileReference] { [file] }
  package var title: String { "table \(file)" }

  package func run(_ context: any StepContext) async throws -> Table {
    try context.table(file, separator: Self.separator(file.path) ?? "\t", text: Set(text))
  }

  /// The sign between cells, by the file's name (`.xz` may follow); nil if it is not that of a
  /// table.
  package static func separator(_ name: String) -> Character? {
    let name = name.hasSuffix(".xz") ? String(name.dropLast(3)) : name
    if name.hasSuffix(".tsv") || name.hasSuffix(".txt") { return "\t" }
    return name.hasSuffix(".csv") ? "," : nil
  }
}
