extension Table {
  /// The table with tabs, LF and a header. Tabs and line breaks within cells become spaces; missing
  /// values are empty.
  public func tsv() -> String {
    written { cell in
      cell.utf8.contains { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }
        ? String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) : cell
    } separator: {
      "\t"
    }
  }

  /// The table with commas, LF and a header. Cells are quoted if necessary (RFC 4180); missing
  /// values are empty.
  public func csv() -> String {
    written { cell in
      cell.utf8.contains { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }
        ? "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        : cell
    } separator: {
      ","
    }
  }

  private func written(_ cell: (String) -> String, separator: () -> String) -> String {
    let separator = separator()
    var text = columnNames.map(cell).joined(separator: separator) + "\n"
    let cells = columns.map { $0.texts() }
    for row in 0..<rowCount {
      for (index, column) in cells.enumerated() {
        if index > 0 { text += separator }
        text += cell(column[row])
      }
      text += "\n"
    }
    return text
  }
}
