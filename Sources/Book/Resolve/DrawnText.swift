import Figures
import Tables

/// A text that is drawn on paper or in a figure, with its typeface.
package struct DrawnText {
  var text: String
  var typeface: Typeface
  /// The label of the block that made the text; nil for the author's own.
  var label: String?
}

extension DrawnText {
  /// All texts of a chapter in the order of the page, beginning with the title.
  static func all(in chapter: ResolvedChapter) -> [DrawnText] {
    [DrawnText(text: chapter.title, typeface: .sans)]
      + all(in: chapter.blocks + chapter.footnotes.flatMap { $0 })
  }

  static func all(in inlines: [PageInline], _ typeface: Typeface) -> [DrawnText] {
    inlines.flatMap { inline -> [DrawnText] in
      switch inline {
      case .text(let text), .raised(let text), .lowered(let text), .problem(let text):
        [DrawnText(text: text, typeface: typeface)]
      case .value(let value): [DrawnText(text: value.text, typeface: typeface)]
      case .code(let code): [DrawnText(text: code, typeface: .mono)]
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .reference(_, _, let inner):
        all(in: inner, typeface)
      case .citation(let works):
        works.compactMap(\.locator).map { DrawnText(text: $0, typeface: typeface) }
      // Formulas have a font of their own.
      case .formula, .checkbox, .softBreak, .lineBreak, .footnote: []
      }
    }
  }

  private static func all(in blocks: [PageBlock]) -> [DrawnText] {
    // The output of a block follows its anchor.
    var label: String?
    var found: [DrawnText] = []
    func made(_ texts: [String]) {
      found += texts.map { DrawnText(text: $0, typeface: .sans, label: label) }
    }
    for block in blocks.withNested {
      switch block {
      case .anchor(let id): label = id
      case .heading(_, _, _, let inlines): found += all(in: inlines, .sans)
      case .paragraph(let inlines): found += all(in: inlines, .serif)
      case .code(_, let code): found.append(DrawnText(text: code, typeface: .mono))
      case .table(let header, _, let rows):
        for cell in header + rows.flatMap({ $0 }) { found += all(in: cell, .sans) }
      case .captioned(let caption, _): found += all(in: caption.text, .sans)
      case .figure(let figure):
        found += all(in: figure.caption, .sans)
        made(figure.figure.texts)
      case .generatedTable(let table):
        found += all(in: table.caption, .sans)
        for column in table.table.columns {
          made([column.title ?? column.name, column.unit ?? ""])
          if case .texts = column.values { made(Array(column.texts().prefix(table.shownRows))) }
        }
      case .equation, .quote, .alert, .list, .notBuilt, .thematicBreak, .citedRows: break
      }
    }
    return found
  }
}
