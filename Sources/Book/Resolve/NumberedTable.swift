import Engine
import Tables

/// A generated table with its number and its addresses.
struct NumberedTable: Sendable {
  /// As the block's presentation has it: decimals, rows, whether it is shown.
  var content: TableContent
  /// `agreement` or `agreement.bins`: the address of its values and the name of its files.
  var path: String
  /// `tab-agreement` or `tab-agreement-bins`.
  var id: String
  /// Where the table is cited from: its own anchor, or the block's where no page shows it.
  var anchor: String
  /// Counted across the book from 1; nil where no page shows the table.
  var number: Int?
  var provenance: Provenance
  /// See ``BuiltContent/rowEnds``.
  var rowEnds: [String: [String]]
  /// Changes whenever the table may.
  var key: Digest

  /// Rows that the page shows.
  var shownRows: Int {
    number == nil ? 0 : min(content.shownRows ?? content.table.rowCount, content.table.rowCount)
  }

  var isShownWhole: Bool { number != nil && shownRows == content.table.rowCount }

  /// The table as a page shows it.
  func pageTable(caption: [PageInline] = []) -> PageTable {
    PageTable(
      id: id, file: path, number: number ?? 0, table: content.table, shownRows: shownRows,
      caption: caption, provenance: provenance)
  }

  /// The table as its values are looked up.
  func entry(slug: String) -> ValueIndex.Entry {
    ValueIndex.Entry(
      content: content, slug: slug, anchor: anchor, provenance: provenance, rowEnds: rowEnds,
      key: key, id: id)
  }
}
