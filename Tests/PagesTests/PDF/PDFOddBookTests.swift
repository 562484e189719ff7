import Figures
import Tables
import Testing

@testable import Book
@testable import Pages

/// Books that nobody would write, but someone will.
@Suite struct PDFOddBookTests {
  @Test func aBookWithoutAnythingIsATitleAndContents() throws {
    let book = ResolvedBook(
      title: "", subtitle: nil, authors: [], date: nil, license: nil, url: nil, chapters: [],
      bibliography: [])
    #expect(try PDFFile(book).info("Pages") == "2")
  }

  @Test func emptyBlocksTakeNoHarm() throws {
    let table = PageTable(
      id: "t", file: "t", number: 1, table: try Table([]), shownRows: 0, caption: [],
      provenance: TinyBook.provenance)
    let blocks: [PageBlock] = [
      .paragraph([]), .code(language: nil, ""), .quote([]), .alert(kind: "note", []),
      .list(start: nil, tight: true, items: [[]]), .list(start: 1, tight: false, items: []),
      .table(header: [], alignments: [], rows: []), .generatedTable(table),
      .heading(level: 2, number: nil, id: "", []), .heading(level: 6, number: "1.1", id: "x", []),
      .anchor(id: "end"),
    ]
    #expect(try PDFFile(TinyBook.book([blocks])).text.contains("Table 1"))
  }

  @Test func manyLevelsOfListsStayOnThePage() throws {
    var blocks = [TinyBook.paragraph("the innermost of all")]
    for _ in 0..<40 { blocks = [.list(start: nil, tight: true, items: [blocks])] }
    #expect(try PDFFile(TinyBook.book([blocks])).text.contains("the innermost of all"))
  }

  @Test func aWordWiderThanThePageIsBrokenAndNothingIsAdded() throws {
    let word = String(repeating: "0123456789abcdef", count: 30)
    let text = try PDFFile(TinyBook.book([[TinyBook.paragraph(word)]])).text
    #expect(text.replacing(" ", with: "").contains(word))
  }

  @Test func aRowTallerThanThePageGoesOnOnTheNext() throws {
    let words = (0..<1500).map { "w\($0)" }.joined(separator: " ")
    let book = TinyBook.book([
      [
        .table(
          header: [[.text("A")], [.text("B")]], alignments: [],
          rows: [[[.text("one")], [.text(words)]], [[.text("two")], [.text("last")]]])
      ]
    ])
    let text = try PDFFile(book).text
    #expect(text.contains("w0 ") && text.contains("w1499") && text.contains("two last"))
  }

  @Test func linesWithinCellsDoNotMoveTheRows() throws {
    let column = Column("a\nb", texts: ["one\ntwo", "three\r\nfour", "five"])
    let table = PageTable(
      id: "t", file: "t", number: 1, table: try Table([column, Column("n", counts: [1, 2, 3])]),
      shownRows: 3, caption: [], provenance: TinyBook.provenance)
    let text = try PDFFile(TinyBook.book([[.generatedTable(table)]])).text
    #expect(text.contains("one two 1 three four 2 five 3"))
  }

  @Test func namesAndAddressesWithSpecialSignsAreQuoted() throws {
    let id = "it's (a) \\ “label” é"
    let book = TinyBook.book([
      [
        .heading(level: 2, number: "1.1", id: id, [.text("Section (1) \\ ’s")]),
        .paragraph([
          .reference(slug: "index", id: id, [.text("there")]),
          .link(destination: "https://a.org/(x)'y\\z?q=é", title: nil, [.text("out")]),
          .link(destination: "javascript:alert(1)", title: nil, [.text("nowhere")]),
        ]),
      ]
    ])
    let file = try PDFFile(book)
    #expect(try file.addresses.contains("https://a.org/%28x%29%27y%5Cz?q=%C3%A9"))
    #expect(try !file.addresses.contains("javascript"))
    #expect(try file.destinations.contains("index/it%27s%20%28a%29"))
  }

  @Test func idsThatStandTwiceAreOnePlace() throws {
    let twice = TinyBook.heading(2, "1.1", "Twice")
    let book = TinyBook.book([[twice, TinyBook.prose(1), twice, TinyBook.prose(1)]])
    #expect(try PDFFile(book).text.contains("Twice"))
  }

  @Test func aFigureTallerThanThePageIsMadeToFit() throws {
    let file = try PDFFile(TinyBook.book([[TinyBook.figure(1, panels: 12)]]))
    #expect(try file.info("Pages") == "5")
    #expect(try file.pages[3].contains("Figure 1"))
  }

  @Test func aNoteReferredToNowhereStillStands() throws {
    let book = TinyBook.book([[]], footnotes: [[TinyBook.paragraph("Lost note.")]])
    #expect(try PDFFile(book).text.contains("1 Lost note."))
  }
}
