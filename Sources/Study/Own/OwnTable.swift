import Book
import Engine
import StudyTerms
import Tables

/// A table of the author's, from a file or another block.
package struct OwnTable: Directive {
  package static let name = "table"
  package static let summary =
    "A table of your own or of another block: columns, titles, units, order, rows."
  package static let example = """
    data: own/scanners.csv
    select: [scanner, field, patients]
    columns: {field: {title: Field strength, unit: T, decimals: 1}}
    filter: [patients >= 5]
    sort: [-patients]
    keys: [scanner]
    """

  private var source: TableSource
  /// The columns in order; all where nothing is said.
  private var select: [String]?
  private var columns: [String: ColumnLook]
  private var rows: RowSelection
  private var keys: [String]?

  private enum CodingKeys: String, CodingKey {
    case data, select, columns, filter, sort, keys, text
  }

  package init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    keys = try options.decodeIfPresent([String].self, forKey: .keys)
    select = try options.decodeIfPresent([String].self, forKey: .select)
    columns = try options.decodeIfPresent([String: ColumnLook].self, forKey: .columns) ?? [:]
    rows = RowSelection(
      filter: try options.decodeIfPresent([RowCondition].self, forKey: .filter) ?? [],
      sort: try options.decodeIfPresent([String].self, forKey: .sort) ?? [])
    let text = try options.decodeIfPresent([String].self, forKey: .text) ?? []
    try options.refuseRepeats(.keys, keys)
    try options.refuseRepeats(.select, select)
    source = TableSource(
      try options.decode(ProgramInput.self, forKey: .data), text: text)
  }

  package var steps: [any Step] { source.steps }

  package func content(from results: any Results) throws -> [Content] {
    var (table, own) = try source.table(from: results)
    table = try rows.of(table, named: source.name)
    if let select {
      table = try Table(
        select.map { try RowSelection.column($0, of: table, named: source.name) })
    }
    for name in columns.keys.sorted() {
      _ = try RowSelection.column(name, of: table, named: source.name)
    }
    let known = Set(table.columns.map(\.name))
    if let inherited = own, !known.isSuperset(of: inherited) { own = nil }
    return [
      .table(
        TableContent(
          try table.looking(columns),
          keys: try OwnTableFile.keys(keys ?? own, in: table, named: source.name),
          caption: "Rows of `\(source.name)`."))
    ]
  }
}

extension OwnTable: BlockReading {
  package var blockReferences: [BlockReference] { source.references }

  package mutating func connect(to blocks: [String: ReadBlock]) -> [BlockRefusal] {
    source.connect(to: blocks)
  }
}
