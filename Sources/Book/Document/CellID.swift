/// The anchor of a table cell, unique within its page: `tab-agreement-r1-c2`.
package struct CellID: Hashable, Sendable, CustomStringConvertible {
  /// The table's anchor.
  package var table: String
  /// Counted from 0.
  package var row: Int
  /// Counted from 0.
  package var column: Int

  /// `row` and `column` are counted from 0.
  package init(table: String, row: Int, column: Int) {
    self.table = table
    self.row = row
    self.column = column
  }

  /// Reads an anchor; nil if it does not name a cell.
  package init?(_ id: String) {
    guard let match = id.wholeMatch(of: /(.*)-r([0-9]+)-c([0-9]+)/), let row = Int(match.2),
      let column = Int(match.3), row > 0, column > 0
    else { return nil }
    self.init(table: String(match.1), row: row - 1, column: column - 1)
  }

  package var description: String { "\(table)-r\(row + 1)-c\(column + 1)" }
}
