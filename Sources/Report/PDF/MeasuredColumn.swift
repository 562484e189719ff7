import Figures

/// A column with the widths that it could have, in the size of ``PDFStyle/cell``.
struct MeasuredColumn {
  let column: TableColumn
  let header: SetText
  let cells: SetText
  /// Without a broken line.
  let wanted: Double
  /// Heads are broken, and texts where they are long.
  let least: Double

  init(_ column: TableColumn, typesetter: Typesetter) {
    self.column = column
    header = typesetter.set(column.header(scale: 1))
    cells = typesetter.set(column.text(scale: 1))
    let text = cells.width
    wanted = max(header.width, text).rounded(.up) + 0.5
    let head = typesetter.set(column.header(scale: 1), width: 1, wholeWords: true).width
    if column.wraps, text > 90 {
      let word = typesetter.set(column.text(scale: 1), width: 1, wholeWords: true).width
      least = max(head, word, 90) + 0.8
    } else {
      least = max(head, text) + 0.8
    }
  }
}
