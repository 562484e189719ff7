import Figures
import Markup

/// A column to be typeset: its head and cells at the size of ``PDFStyle/cell``.
struct TableColumn {
  var header: [TextRun]
  var cells: [[TextRun]]
  var alignment: Block.Alignment
  /// Whether cells may have several lines. Numbers are broken only if they must be.
  var wraps: Bool
  /// Names of cells that links lead to, by row.
  var destinations: [Int: String] = [:]

  /// All cells as paragraphs of one text, scaled by `scale`. One layout serves the whole column.
  func text(scale: Double) -> [TextRun] {
    var runs: [TextRun] = []
    for (row, cell) in cells.enumerated() {
      if row > 0 { Self.add(TextRun("\n", Self.style), scale, to: &runs) }
      for run in cell { Self.add(run, scale, to: &runs) }
    }
    return runs
  }

  func header(scale: Double) -> [TextRun] {
    var runs: [TextRun] = []
    for run in header { Self.add(run, scale, to: &runs) }
    return runs
  }

  static let style = TextStyle(.sans, PDFStyle.cell)
  static let headerStyle = TextStyle(.sans, PDFStyle.cell, bold: true)

  private static func add(_ run: TextRun, _ scale: Double, to runs: inout [TextRun]) {
    var run = run
    // A cell must be a single paragraph, or the next cell would be taken for its second.
    if run.text != "\n" {
      run.text = String(run.text.map { $0.isNewline && $0 != "\u{2028}" ? " " : $0 })
    }
    run.style.size *= scale
    run.style.rise *= scale
    if let last = runs.last, last.style == run.style || run.text == "\n", last.link == run.link,
      run.destination == nil
    {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }
}
