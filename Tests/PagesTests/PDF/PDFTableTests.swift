import Foundation
import Testing

@testable import Book
@testable import Pages

/// Tables on pages.
@Suite struct PDFTableTests {
  @Test func aLongTableRepeatsItsHeadAndLosesNoRow() throws {
    let pages = try PDFFile(TinyBook.book([[TinyBook.table(rows: 150)]])).pages
    let withHead = pages.filter { $0.contains("Value 1 (ml)") }
    #expect(withHead.count >= 3)
    #expect(withHead[0].contains("Caption of the table."))
    #expect(withHead[1].contains("Table 1") && withHead[1].contains("Continued."))
    let rows = withHead.joined().components(separatedBy: "\n").map { PDFFile.words($0) }
      .filter { $0.hasPrefix("row ") }
    #expect(rows.count == 150)
    #expect(rows.first == "row 1 0.0")
    #expect(rows.last == "row 150 149.0")
  }

  @Test func aTableInLandscapeHasAWiderPage() throws {
    guard case .generatedTable(var table) = try TinyBook.table(rows: 60) else { return }
    table.isLandscape = true
    let file = try PDFFile(
      TinyBook.book([[.paragraph([.text("Before.")]), .generatedTable(table)]]))
    let pages = try file.pages
    let wide = pages.indices.filter { pages[$0].contains("Value 1 (ml)") }
    #expect(wide.count >= 2)
    for page in pages.indices {
      let size = try file.info("Page size", ofPage: page + 1)
      #expect(size?.hasPrefix(wide.contains(page) ? "841.89 x 595.28" : "595.28 x 841.89") == true)
    }
    #expect(try file.destinations.contains("index/tab-1"))
  }

  @Test func rowsThatAreNotShownAreCounted() throws {
    let text = try PDFFile(TinyBook.book([[TinyBook.table(rows: 40, shown: 5)]])).text
    #expect(text.contains("5 of 40 rows; the file has all."))
    #expect(text.contains("tables/scaled.tsv"))
    #expect(!text.contains("row 6"))
  }

  /// A reader on paper has no other way to see what a sentence rests on; its number leads there.
  @Test func rowsThatTheTextCitesAreShown() throws {
    let cited = PageBlock.paragraph([TinyBook.value("29.0", slug: "index", id: "tab-1-r30-c2")]
    )
    var book = try TinyBook.book([[cited, TinyBook.table(rows: 40, shown: 5)]])
    book.citedRows = ["tab-1": [1, 29]]
    let file = try PDFFile(book)
    let rows = try file.pages.joined().components(separatedBy: "\n").map { PDFFile.words($0) }
      .filter { $0.hasPrefix("row ") }
    #expect(rows == (1...5).map { "row \($0) \($0 - 1).0" } + ["row 30 29.0"])
    #expect(
      try file.text.contains("The first 5 of 40 rows, and those that the text cites; the file"))
    #expect(
      PDFPlaces(book).target("index", "tab-1-r30-c2")
        == .destination("index/tab-1-r30-c2"))
  }

  /// Of two columns, of twelve that shrink, of forty that are set in parts.
  @Test(arguments: [(2, 1), (12, 1), (40, 4)])
  func noTableIsWiderThanThePage(_ count: Int, _ parts: Int) {
    let columns =
      [TableColumn.named("name", cells: ["TL2"], wraps: true)]
      + (1..<count).map { TableColumn.named("column \($0)", cells: ["123.45"]) }
    let layouts = TableLayout.parts(columns, available: 468, typesetter: .init())
    #expect(layouts.count == parts)
    for layout in layouts {
      #expect(layout.width <= 468.001)
      #expect(layout.headers[0].lines.count == 1, "the first column stands in each part")
      for (column, width) in zip(layout.cells, layout.widths) {
        #expect(column.width <= width + 0.01)
      }
    }
    #expect(layouts.reduce(1) { $0 + $1.widths.count - 1 } == count)
  }

  @Test func aWideTableLosesNoColumn() throws {
    let text = try PDFFile(TinyBook.book([[TinyBook.table(rows: 3, columns: 30)]])).text
    for index in 1..<30 { #expect(text.contains("Value \(index) "), "Value \(index)") }
  }

  @Test func longTextsAreBrokenBeforeTypeShrinks() {
    let text = String(repeating: "words and more words ", count: 20)
    let layout = TableLayout.parts(
      [.named("a", cells: ["1"]), .named("reason", cells: [text], wraps: true)], available: 300,
      typesetter: .init())[0]
    #expect(layout.scale == 1)
    #expect(layout.width <= 300)
    #expect(layout.cells[1].lines.count > 4)
  }

  @Test func anEmptyLastCellKeepsItsRow() throws {
    let book = TinyBook.book([
      [
        .table(
          header: [[.text("A")], [.text("B")]], alignments: [],
          rows: [[[.text("one")], []], [[.text("two")], []]])
      ]
    ])
    #expect(try PDFFile(book).text.contains("A B one two"))
  }
}

extension TableColumn {
  fileprivate static func named(_ name: String, cells: [String], wraps: Bool = false) -> TableColumn
  {
    TableColumn(
      header: [.init(name, headerStyle)], cells: cells.map { [.init($0, style)] },
      alignment: wraps ? .left : .right, wraps: wraps)
  }
}
