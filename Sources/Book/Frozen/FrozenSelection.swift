import Figures
import Tables

/// What of a block is frozen: what pages show, and nothing of single patients that nobody named.
struct FrozenSelection {
  /// Whether the author allows images, masks and rows of single patients.
  var includesPatients: Bool
  /// How the author presents the block.
  var presentation: Presentation
  /// Rows that texts cite, counted from 0, by the table's anchor.
  var citedRows: [String: Set<Int>]
  /// The label of the block.
  var label: String

  /// Longer tables are kept as far as pages show and cite them: nobody reads the rest there.
  static var mostRows: Int { 500 }

  /// The rows of a table to keep; nil for all.
  func rows(of content: TableContent) -> [Int]? {
    let table = content.table
    if !includesPatients, Disclosure.isByPatient(table, keys: content.keys) { return [] }
    guard table.rowCount > Self.mostRows else { return nil }
    let isShown = content.shown && presentation.shows(content.part)
    let shown = isShown ? presentation.rows ?? content.shownRows ?? table.rowCount : 0
    if shown >= table.rowCount { return nil }
    let cited = citedRows[BlockAddress(label, content.part).tableID] ?? []
    return Set(0..<max(shown, 0)).union(cited.filter { $0 < table.rowCount }).sorted()
  }

  /// The rows of the numbers in a figure to keep; nil for all. The drawing itself is kept whole.
  func rows(ofSource table: Table) -> [Int]? {
    if !includesPatients, Disclosure.isByPatient(table, keys: nil) { return [] }
    return table.rowCount > Self.mostRows ? [] : nil
  }

  /// The figure without images and outlines of masks, unless they are allowed.
  func drawn(_ figure: Figure) -> Figure {
    includesPatients ? figure : figure.withoutImages
  }
}
