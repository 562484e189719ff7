import Figures

/// A column with its possible widths, at the size of ``PDFStyle/cell``.
final class MeasuredColumn {
  let column: TableColumn
  let header: SetText
  let cells: SetText
  /// The width without broken lines.
  let wanted: Double
  private let typesetter: Typesetter

  init(_ column: TableColumn, typesetter: Typesetter) {
    self.column = column
    self.typesetter = typesetter
    header = typesetter.set(column.header(scale: 1))
    cells = typesetter.set(column.text(scale: 1))
    wanted = max(header.width, cells.width).rounded(.up) + 0.5
  }

  /// The smallest width: heads are broken, most of them into two lines, and so are long texts.
  lazy var least: Double = {
    let head = max(min(header.width * 0.58, 62), widestWord(column.header(scale: 1)))
    guard column.wraps, cells.width > 90 else { return max(head, cells.width) + 0.8 }
    return max(head, 90, widestWord(column.text(scale: 1))) + 0.8
  }()

  private func widestWord(_ runs: [TextRun]) -> Double {
    typesetter.set(runs, width: 1, wholeWords: true).width
  }
}
