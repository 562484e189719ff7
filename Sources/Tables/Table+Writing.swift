import Escaping

extension Table {
  /// The table with tabs, LF and a header. Tabs and line breaks within cells become spaces; missing
  /// values are empty.
  public func tsv() -> String {
    written(separator: "\t") {
      $0.texts().map(\.inTSV)
    } name: {
      $0.inTSV
    }
  }

  /// The table with commas, LF and a header, for spreadsheets. Cells are quoted if necessary (RFC
  /// 4180); missing values are empty. A text that a spreadsheet would take for a formula begins with
  /// an apostrophe here.
  public func csv() -> String {
    written(separator: ",") { column in
      if case .texts(let texts) = column.values { return texts.map(\.asTextInCSV) }
      return column.texts().map(\.inCSV)
    } name: {
      $0.asTextInCSV
    }
  }

  private func written(
    separator: String, _ cells: (Column) -> [String], name: (String) -> String
  ) -> String {
    var text = columnNames.map(name).joined(separator: separator) + "\n"
    let cells = columns.map(cells)
    for row in 0..<rowCount {
      for (index, column) in cells.enumerated() {
        if index > 0 { text += separator }
        text += column[row]
      }
      text += "\n"
    }
    return text
  }
}
