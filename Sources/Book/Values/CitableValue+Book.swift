import Tables

extension CitableValue {
  /// Longer tables are cited from their files, since a list of all their cells would be too long.
  static var mostListedRows: Int { 500 }

  /// Every value of the numbered blocks that have a label, in the order of the book.
  static func all(in book: Book, _ numbering: Numbering) -> [CitableValue] {
    book.directives.filter(\.isLabelled).flatMap { decoded -> [CitableValue] in
      guard let block = numbering.blocks[decoded.label] else { return [] }
      return block.contents.flatMap { content -> [CitableValue] in
        switch content {
        case .table(let table): cells(of: table, slug: block.slug)
        case .values(let values, let provenance):
          values.map { value in
            CitableValue(
              key: "\(decoded.label).\(value.name)", value: value.value, unit: value.unit,
              decimals: value.decimals, slug: block.slug, id: decoded.label,
              provenance: provenance)
          }
        case .figure, .prose, .remark, .missing: []
        }
      }
    }
  }

  /// The cells row by row, without the columns that identify rows.
  private static func cells(of numbered: NumberedTable, slug: String) -> [CitableValue] {
    let (content, table) = (numbered.content, numbered.content.table)
    guard table.rowCount <= mostListedRows else { return [] }
    let keys = content.keys.compactMap { key in
      table.columns.first { $0.name == key }?.texts()
    }
    var cells: [CitableValue] = []
    for row in 0..<table.rowCount {
      let address = "\(numbered.path)[\(keys.map { $0[row] }.joined(separator: ", "))]"
      for (position, column) in table.columns.enumerated() where !content.keys.contains(column.name)
      {
        let id =
          row < numbered.shownRows
          ? CellID(table: numbered.id, row: row, column: position).description : numbered.anchor
        cells.append(
          CitableValue(
            key: "\(address).\(column.name)", value: column.value(row),
            unit: content.unit(row, column), decimals: column.decimals, slug: slug, id: id,
            provenance: numbered.provenance))
      }
    }
    return cells
  }
}
