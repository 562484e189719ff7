import Engine
import Tables

/// A generated table with its number and its addresses.
struct NumberedTable: Sendable {
  /// The table with the block's presentation applied: decimals, rows, whether it is shown.
  var content: TableContent
  /// `agreement` or `agreement.bins`: the beginning of its values' keys and the name of its files.
  var path: String
  /// `tab-agreement` or `tab-agreement-bins`.
  var id: String
  /// Where citations lead: the table's anchor, or the block's if no page shows the table.
  var anchor: String
  /// Counted from 1 through the book; nil if no page shows the table.
  var number: Int?
  /// Whether it stands on a page of its own, wider than high.
  var isLandscape = false
  /// What stands before the number.
  var prefix = ""
  var provenance: Provenance
  /// See ``BuiltContent/rowEnds``.
  var rowEnds: [String: [String]]
  /// Changes whenever the table may change.
  var key: Digest

  /// The number of rows that the page shows.
  var shownRows: Int {
    number == nil ? 0 : min(content.shownRows ?? content.table.rowCount, content.table.rowCount)
  }

  var isShownWhole: Bool { number != nil && shownRows == content.table.rowCount }

  /// The table as a page shows it.
  func pageTable(caption: [PageInline] = []) -> PageTable {
    var table = PageTable(
      id: id, file: path, number: number ?? 0, table: content.table, shownRows: shownRows,
      rowsBefore: content.rowsBefore, caption: caption, provenance: provenance)
    table.prefix = prefix
    table.isLandscape = isLandscape
    return table
  }

  /// The table as values are looked up in it.
  func entry(slug: String) -> ValueIndex.Entry {
    ValueIndex.Entry(
      content: content, slug: slug, anchor: anchor, provenance: provenance, rowEnds: rowEnds,
      key: key, id: id)
  }
}
