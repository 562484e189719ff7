import Figures
import Tables

@testable import Book
@testable import Pages

/// Two chapters with one of everything.
enum TwoChapters {
  static let provenance = Provenance(
    directive: "volume-agreement",
    steps: [.init(name: "Agreement", key: "0123456789abcdef", code: "fedcba9876543210", seed: 7)],
    inputs: [.init(file: "cmr/truth.csv", sha256: "00112233445566778899aabbccddeeff")],
    ends: ["0123456789abcdef"])

  static let value = CitedValue(
    key: "agreement[EDV].bias", text: "−6.5", exact: "-6.529 ml", slug: "labels",
    id: "tab-agreement-r1-c2", provenance: provenance)

  static func table() throws -> PageTable {
    let columns = [
      Column("measure", title: "Measure", texts: ["EDV", "ESV", "<EF>"]),
      Column("bias", title: "Bias", unit: "ml", decimals: 1, numbers: [10, .nan, 9.5]),
    ]
    return PageTable(
      id: "tab-agreement", file: "agreement", number: 1, table: try Table(columns), shownRows: 3,
      caption: [.text("Agreement. By measure.")], provenance: provenance)
  }

  static func figure() throws -> PageFigure {
    let panel = Panel(
      x: Axis("truth"), y: Axis("label"), [.points(x: [1, 2], y: [3, 4], color: .blue)])
    return PageFigure(
      id: "fig-agreement", number: 1, figure: Figure([panel]), source: try table().table,
      caption: [.text("Bias "), .value(value), .text(".")], alt: "Two \"points\".",
      provenance: provenance)
  }

  static func book() throws -> ResolvedBook {
    let first: [PageBlock] = [
      .heading(level: 1, number: "1", id: "overview", [.text("Overview")]),
      .paragraph([
        .text("The bias is "), .value(value), .text(" ml"), .footnote(number: 1),
        .citation([.init(number: 1, locator: "p. 3")]), .text(" and again"), .footnote(number: 1),
        .reference(slug: "labels", id: "tab-agreement", [.text("Table 1")]),
        .reference(slug: "labels", id: "", [.text("Labels")]),
        .reference(slug: "index", id: "references", [.text("References")]),
      ]),
      .heading(level: 2, number: "1.1", id: "references", [.text("References")]),
      .heading(level: 2, number: "1.2", id: "references", [.text("References")]),
    ]
    let second: [PageBlock] = [
      .heading(level: 1, number: "2", id: "overview", [.text("Labels & volumes")]),
      .anchor(id: "agreement"), .figure(try figure()),
      .quote([.generatedTable(try table())]),
      .paragraph([.reference(slug: "labels", id: "agreement", [.text("there")])]),
      .notBuilt(
        id: "search", name: "training", reason: "cmr is not at hand", place: "Chapters/a.md:3"),
    ]
    return ResolvedBook(
      title: "A <tiny> book", subtitle: "Its subtitle",
      authors: [.init(name: "A. Author", affiliation: "B & C", orcid: "0000-0002-1825-0097")],
      date: "2021-08-01", license: "MIT", url: "https://example.org/book",
      chapters: [
        ResolvedChapter(
          slug: "index", title: "Overview", number: 1, blocks: first,
          footnotes: [[.paragraph([.text("A note "), .citation([.init(number: 2)])])]],
          source: "Chapters/index.md"),
        ResolvedChapter(
          slug: "labels", title: "Labels & volumes", number: 2, blocks: second, footnotes: [],
          source: "Chapters/labels.md"),
      ],
      bibliography: [
        .init(key: "bland1986", number: 1, text: [.text("Bland, Altman. 1986.")]),
        .init(key: "lin1989", number: 2, text: [.text("Lin. 1989.")]),
      ])
  }

  /// All pages by file name.
  static func pages() throws -> [String: String] {
    let book = try book()
    let svg = try figure().figure.laidOut().svg(idPrefix: "fig-agreement", title: "Two points")
    let renderer = HTMLRenderer(book: book, svgs: ["fig-agreement": svg])
    return [
      "index.html": renderer.page(0), "labels.html": renderer.page(1),
      "single.html": renderer.singlePage(),
    ]
  }

  /// One chapter's blocks as HTML.
  static func html(_ blocks: [PageBlock], single: Bool = false) throws -> String {
    let book = try book()
    var html = ChapterHTML(book: book, svgs: [:], chapter: book.chapters[1], single: single)
    return html.html(blocks).written
  }

  static func html(_ inlines: PageInline...) throws -> String {
    let book = try book()
    var html = ChapterHTML(book: book, svgs: [:], chapter: book.chapters[1], single: false)
    return html.html(inlines).written
  }
}
