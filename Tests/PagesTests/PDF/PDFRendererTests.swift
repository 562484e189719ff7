import Figures
import Foundation
import Testing

@testable import Book
@testable import Pages

/// What readers of the PDF rely on, as poppler sees it.
@Suite struct PDFRendererTests {
  let everything: ResolvedBook

  init() throws {
    everything = try TinyBook.book(
      [
        [
          .paragraph([
            .text("Words with "), .emphasis([.text("stress")]), .text(", "),
            .strong([.text("weight")]), .text(", "), .code("code()"), .text(" and a note"),
            .footnote(number: 1), .text("; "),
            TinyBook.value("2.0 ml", slug: "c2", id: "tab-1-r3-c2"), .text(" cited "),
            .citation([.init(number: 1, locator: "p. 3")]), .text(", see "),
            .reference(slug: "c2", id: "fig-1", [.text("Figure 1")]), .text(" and "),
            .reference(slug: "c2", id: "gone", [.text("a lost place")]), .text("."),
          ]),
          TinyBook.heading(2, "1.1", "First section"),
          .list(
            start: 3, tight: true,
            items: [[TinyBook.paragraph("third")], [TinyBook.paragraph("fourth")]]),
          .quote([TinyBook.paragraph("Someone said so.")]),
          .alert(kind: "WARNING", [TinyBook.paragraph("Take care.")]),
          .code(language: "sh", "report build\n  --strict\n"),
          .notBuilt(
            id: "lost", name: "scaled", reason: "There is no file a.tsv.", place: "Chapters/a.md:3"
          ),
          .thematicBreak,
          .table(
            header: [[.text("Quantity")], [.text("Computed")]], alignments: [.left, .right],
            rows: [[[.code("a.b")], [TinyBook.value("3.1", slug: "c2", id: "tab-1-r1-c2")]]]),
        ],
        [TinyBook.figure(1), TinyBook.table(rows: 4)],
      ],
      footnotes: [[TinyBook.paragraph("The note itself.")]])
  }

  /// With a day, and with texts that would end a string or a name of PDF.
  @Test func theFileIsSound() throws {
    var book = everything
    try PDFFile(book).check()
    book.date = "2021-08-01"
    book.title = "A ( book \\ of ) %odd #names <</>> and \u{301}("
    try PDFFile(book).check()
    try PDFFile(book, .letter).check()
  }

  @Test func everyKindOfBlockIsThereInOrder() throws {
    let text = try PDFFile(everything).text
    let expected = [
      "A tiny book", "With everything in it", "A. Author", "2021-05-06", "Contents",
      "Chapter 1",
      "Words with stress, weight, code() and a note1; 2.0 ml cited [1, p. 3], see "
        + "Figure 1 and a lost place.", "First section", "3. third", "4. fourth",
      "Someone said so.", "Warning Take care.", "report build --strict",
      "Not built: scaled lost (Chapters/a.md:3): There is no file a.tsv.", "Quantity Computed",
      "a.b 3.1",
      "The note itself.", "Chapter 2", "Figure 1 Caption of figure 1.",
      "Table 1 Caption of the table.", "Name Value 1 (ml)", "row 4 3.0", "References",
      "Color Universal Design.",
    ]
    var rest = text[...]
    for part in expected {
      let found = try #require(rest.range(of: part), "“\(part)” in order in: \(rest)")
      rest = rest[found.upperBound...]
    }
  }

  @Test(arguments: [(Paper.a4, "595.28 x 841.89 pts (A4)"), (.letter, "612 x 792 pts (letter)")])
  func thePaperIsTheOneAskedFor(_ paper: Paper, _ size: String) throws {
    #expect(try PDFFile(everything, paper).info("Page size") == size)
  }

  @Test(arguments: Paper.allCases) func theSameBookGivesTheSameBytes(_ paper: Paper) throws {
    let first = try PDFRenderer(book: everything, paper: paper).render()
    #expect(try PDFRenderer(book: everything, paper: paper).render() == first)
  }

  @Test func allFontsAreEmbeddedSubsetsThatCanBeSearched() throws {
    let fonts = try PDFFile(everything).fonts
    #expect(fonts.count >= 5)
    // The columns before the object's two numbers: embedded, subset, with a map to Unicode.
    #expect(fonts.allSatisfy { $0.dropLast(2).suffix(3) == ["yes", "yes", "yes"] })
    #expect(fonts.contains { $0[0].hasSuffix("LinLibertineO") })
  }

  @Test func itsMetadataAreTheBooks() throws {
    let file = try PDFFile(everything)
    #expect(try file.info("Title") == "A tiny book")
    #expect(try file.info("Subject") == "With everything in it")
    #expect(try file.info("Author") == "A. Author")
    #expect(try file.info("CreationDate")?.contains("May  6 00:00:00 2021") == true)
  }

  @Test func linksLeadInsideAndOut() throws {
    let file = try PDFFile(everything)
    let addresses = try file.addresses
    #expect(addresses.contains("https://jfly.uni-koeln.de/color/"))
    #expect(addresses.contains("https://orcid.org/0000-0002-1825-0097"))
    let destinations = try file.destinations
    for name in ["index", "c2", "c2/fig-1", "c2/tab-1", "c2/tab-1-r3-c2", "ref:1", "index/fn:1"] {
      #expect(destinations.contains("\"\(name)\""), "\(name)")
    }
    #expect(!destinations.contains("c2/tab-1-r2-c2"), "cells that nothing cites need no name")
  }

  /// As `qpdf --check` holds it against the file.
  @Test func allObjectsLieWhereTheTableSaysSo() throws {
    let data = Array(try PDFFile(everything).data)
    // Byte for byte, so that places count bytes.
    let text = String(String.UnicodeScalarView(data.map { Unicode.Scalar($0) }))
    let table = try #require(text.components(separatedBy: "\nxref\n").last)
    let entries = table.components(separatedBy: "\n").dropFirst().prefix { $0.count == 19 }
    var lacking = 0
    for (number, entry) in entries.enumerated().dropFirst() {
      let place = try #require(Int(entry.prefix(10)))
      if entry.hasSuffix("f ") {
        #expect(entry == "0000000000 65535 f ")
        #expect(!text.contains("\n\(number) 0 obj"))
        lacking += 1
      } else {
        #expect(data[place...].starts(with: "\(number) 0 obj".utf8), "\(number)")
      }
    }
    #expect(entries.count > 50)
    #expect(lacking == text.ranges(of: "/Subtype /Link").count)
  }

  @Test func noLinkLeadsNowhere() throws {
    let file = try PDFFile(everything)
    let text = String(decoding: file.data, as: UTF8.self)
    let targets = text.matches(of: /\/Dest \(([^)]*)\)/).map { String($0.1) }
    let destinations = try file.destinations
    #expect(targets.count > 15)
    for target in Set(targets) { #expect(destinations.contains("\"\(target)\""), "\(target)") }
  }

  @Test func theBookmarksAreTheChaptersAndSections() throws {
    let text = String(decoding: try PDFFile(everything).data, as: UTF8.self)
    let titles = text.matches(of: /<< \/Title \(([^)]*)\)/).map { String($0.1) }
    #expect(
      titles.filter { $0 != "A tiny book" } == [
        "Contents", "1 Chapter 1", "1.1 First section", "2 Chapter 2", "References",
      ])
  }

  @Test func theContentsNameThePagesOfTheSections() throws {
    let book = TinyBook.book([
      [TinyBook.prose(70), TinyBook.heading(2, "1.1", "Alpha"), TinyBook.prose(90)],
      [TinyBook.heading(2, "2.1", "Beta"), TinyBook.prose(3)],
    ])
    let pages = try PDFFile(book).pages
    let contents = try #require(pages.firstIndex { $0.contains("Contents") })
    for (number, title) in [
      ("1", "Chapter 1"), ("1.1", "Alpha"), ("2", "Chapter 2"), ("2.1", "Beta"),
    ] {
      let line = try #require(
        pages[contents].split(separator: "\n").map { PDFFile.words(String($0)) }
          .first { $0.hasPrefix("\(number) \(title)") })
      let page = try #require(line.split(separator: " ").last.flatMap { Int($0) })
      let text = pages[page - 1].split(separator: "\n").map { PDFFile.words(String($0)) }
      #expect(text.contains { $0.hasPrefix("\(number) \(title)") }, "\(title) on page \(page)")
      #expect(text.first?.hasSuffix("\(page)") == true, "the page's own number")
    }
  }

  @Test func runningHeadsNameTheChapterButOnItsFirstPage() throws {
    let pages = try PDFFile(TinyBook.book([[TinyBook.prose(120)]])).pages
    let heads = pages.map { PDFFile.words($0.components(separatedBy: "\n").first ?? "") }
    #expect(heads.count >= 5)
    #expect(heads[2] == "3")
    #expect(heads[3] == "1 Chapter 1 4")
  }
}
