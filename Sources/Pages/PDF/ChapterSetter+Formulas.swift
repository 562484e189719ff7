import Book
import Figures
import Mathematics

extension ChapterSetter {
  /// A formula in the middle of the column, with its number at the right where it has one. One that
  /// is wider than the column is made smaller.
  func equation(
    _ formula: Formula, _ id: String?, _ number: Int?, _ frame: SettingFrame
  ) -> [FlowItem] {
    let label = number.map { typesetter.set("(\($0))", frame.style) }
    let width = frame.width - (label.map { 2 * ($0.width + 12) } ?? 0)
    var style = frame.style
    let natural = typesetter.set([TextRun(formula, style)]).width
    if natural > width { style.size *= width / natural }
    let text = typesetter.set([TextRun(formula, style)])
    guard !text.lines.isEmpty else { return [] }
    let extent = text.formulaExtent(inLine: 0)
    let ascent = max(extent.ascent, style.size * 0.7)
    let x = frame.x + (frame.width - text.width) / 2
    let box = PageBox(
      height: ascent + max(extent.descent, style.size * 0.3), decorations: frame.decorations
    ) { page, y in
      page.draw(text, line: 0, x: x, baseline: y + ascent)
      if let label {
        page.draw(
          label, line: 0, x: frame.x + frame.width - label.width, baseline: y + ascent)
      }
    }
    let space = FlowItem.space(frame.gap * 1.4, frame.decorations)
    let names = id.map { [PDFPlaces.name(chapter.slug, $0)] } ?? []
    return [space] + named([.box(box)], names) + [space]
  }
}
