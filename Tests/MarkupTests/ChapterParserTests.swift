import Foundation
import Testing

@testable import Markup

@Suite struct ChapterParserTests {
  private func parse(_ text: String) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    ChapterParser.parse(text, file: "a.md")
  }
  private func at(_ line: Int, _ column: Int = 1) -> SourcePosition {
    SourcePosition(file: "a.md", line: line, column: column)
  }

  @Test func aChapterOfEverything() {
    let (chapter, diagnostics) = parse(
      """
      ---
      title: Labels
      data: {cmr: cmr-seg-tl}
      parameters: {threshold: 0.05, strict: true}
      ---
      # Labels and *volumes* {#labels}

      Bias {val}`agreement[EDV].bias` ml, see [](#fig-agreement)
      and [@ankenbrand2021, p. 3].

      ```{volume-agreement} agreement
      measures: [EDV]
      ```
      """)
    #expect(diagnostics.isEmpty)
    var frontMatter = FrontMatter(
      title: "Labels", data: ["cmr": "cmr-seg-tl"],
      parameters: [
        "threshold": Parameter(yaml: "0.05\n"), "strict": Parameter(yaml: "true\n"),
      ])
    frontMatter.dataPlaces = ["cmr": at(3, 13)]
    #expect(chapter.frontMatter == frontMatter)
    #expect(
      chapter.blocks == [
        .heading(
          level: 1, id: "labels", [.text("Labels and "), .emphasis([.text("volumes")])], at(6)),
        .paragraph(
          [
            .text("Bias "), .role(name: "val", content: "agreement[EDV].bias", at(8, 6)),
            .text(" ml, see "),
            .link(destination: "#fig-agreement", title: nil, [], at(8, 41)), .softBreak,
            .text("and "),
            .citation([CitationItem(key: "ankenbrand2021", locator: "p. 3")], at(9, 5)),
            .text("."),
          ], at(8)),
        .directive(
          DirectiveBlock(
            name: "volume-agreement", label: "agreement", body: "measures: [EDV]\n", bodyLine: 12,
            position: at(11))),
      ])
  }

  @Test func mystOptionsKeepTheirLines() {
    let (chapter, _) = parse(
      """
      ```{figure} x
      :caption: A: b

      :numbered:
      alt: ":no:"
      :late: is text
      ```
      """)
    guard case .directive(let block) = chapter.blocks.first else {
      Issue.record("no directive")
      return
    }
    #expect(block.body == "caption: A: b\n\nnumbered: true\nalt: \":no:\"\n:late: is text\n")
    #expect(block.bodyLine == 2)
  }

  @Test func tablesListsQuotesAndCode() {
    let (chapter, diagnostics) = parse(
      """
      | a | b |
      |:--|--:|
      | {val}`x` | ~~2~~ |

      3. one
      4. two

      > quoted
      lazy {val}`y`

      ```swift title
      let x = 1
      ```

      ***
      """)
    #expect(diagnostics.isEmpty)
    #expect(
      chapter.blocks == [
        .table(
          header: [[.text("a")], [.text("b")]], alignments: [.left, .right],
          rows: [
            [
              [.role(name: "val", content: "x", at(3, 3))],
              [.strikethrough([.text("2")])],
            ]
          ], at(1)),
        .list(
          start: 3, tight: true,
          items: [
            [.paragraph([.text("one")], at(5, 4))], [.paragraph([.text("two")], at(6, 4))],
          ], at(5)),
        .quote(
          [
            .paragraph(
              [
                .text("quoted"), .softBreak, .text("lazy "),
                .role(name: "val", content: "y", at(9, 6)),
              ], at(8, 3))
          ], at(8)),
        .code(language: "swift", "let x = 1\n", at(11)),
        .thematicBreak(at(15)),
      ])
  }

  @Test(arguments: ["NOTE", "tip", "Important", "WARNING", "CAUTION"])
  func alerts(_ kind: String) {
    let (chapter, diagnostics) = parse("> [!\(kind)]\n> Mind the gap.")
    #expect(diagnostics.isEmpty)
    #expect(
      chapter.blocks == [
        .alert(kind: kind.lowercased(), [.paragraph([.text("Mind the gap.")], at(2))], at(1))
      ])
  }

  @Test func anUnknownAlertIsAQuote() {
    let (chapter, diagnostics) = parse("> [!HINT]\n> x")
    #expect(chapter.blocks == [.quote([.paragraph([.text("x")], at(2))], at(1))])
    #expect(
      diagnostics.map(\.description) == [
        "a.md:1:1: error[unknown-alert] `[!HINT]` is not a kind of alert; known are `NOTE`, "
          + "`TIP`, `IMPORTANT`, `WARNING` and `CAUTION`"
      ])
  }

  @Test func footnotes() {
    let (chapter, diagnostics) = parse(
      "One[^b] and two[^a] and none[^c].\n\n[^a]: First *A*.\n[^b]: Then B.\n")
    #expect(
      chapter.blocks == [
        .paragraph(
          [
            .text("One"), .footnote(label: "b", at(1, 4)), .text(" and two"),
            .footnote(label: "a", at(1, 16)), .text(" and none[^c]."),
          ], at(1))
      ])
    #expect(chapter.footnotes.keys.sorted() == ["a", "b"])
    guard case .paragraph(let inlines, _) = chapter.footnotes["a"]?.first else {
      Issue.record("no footnote")
      return
    }
    #expect(inlines == [.text("First "), .emphasis([.text("A")]), .text(".")])
    #expect(
      diagnostics.map(\.description) == [
        "a.md:1:29: error[undefined-footnote] The footnote `c` is not defined; "
          + "add a line `[^c]: ...`"
      ])
  }

  /// A caption is an option, which cmark does not look into.
  @Test func aFootnoteOfACaptionIsKept() {
    let (chapter, diagnostics) = parse(
      "Text[^a].\n\n```{plot} p\ncaption: Twice.[^b]\n```\n\n"
        + "[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n")
    #expect(chapter.footnotes.keys.sorted() == ["a", "b"])
    #expect(chapter.blocks.count == 2)
    #expect(
      diagnostics.map(\.description) == [
        "a.md:11:1: warning[unused-footnote] Nothing refers to the footnote `c`; write `[^c]`"
      ])
    let caption = ChapterParser.inlines(
      "Twice.[^b] *So*[^x]", at: at(4, 10), footnotes: ["a", "b"])
    #expect(
      caption.inlines == [
        .text("Twice."), .footnote(label: "b", at(4, 16)), .text(" "), .emphasis([.text("So")]),
        .text("[^x]"),
      ])
    #expect(caption.diagnostics.map(\.code) == ["undefined-footnote"])
  }

  @Test func rawHTMLStaysWhatItIs() {
    let (chapter, _) = parse("<script>alert(1)</script>\n\na <b>c</b>\n")
    #expect(
      chapter.blocks == [
        .html("<script>alert(1)</script>\n", at(1)),
        .paragraph(
          [.text("a "), .html("<b>", at(3, 3)), .text("c"), .html("</b>", at(3, 7))], at(3)),
      ])
  }

  @Test func linksAndImages() {
    let (chapter, _) = parse(
      "[a [b]](x.md \"T\") ![*alt*](i.png) <https://a.de> https://b.de [r]\n\n[r]: /ref\n")
    #expect(
      chapter.blocks == [
        .paragraph(
          [
            .link(destination: "x.md", title: "T", [.text("a [b]")], at(1, 1)), .text(" "),
            .image(source: "i.png", alt: "alt", title: nil, at(1, 19)), .text(" "),
            .link(
              destination: "https://a.de", title: nil, [.text("https://a.de")], at(1, 36)),
            .text(" "),
            .link(
              destination: "https://b.de", title: nil, [.text("https://b.de")], at(1, 50)),
            .text(" "), .link(destination: "/ref", title: nil, [.text("r")], at(1, 63)),
          ], at(1))
      ])
  }

  @Test func windowsLinesAndAByteOrderMark() {
    let (chapter, diagnostics) = parse("\u{FEFF}---\r\ntitle: T\r\n---\r\n\r\nx\r\n{a}`b`\r\n")
    #expect(diagnostics.isEmpty)
    #expect(chapter.frontMatter.title == "T")
    #expect(
      chapter.blocks == [
        .paragraph([.text("x"), .softBreak, .role(name: "a", content: "b", at(6))], at(5))
      ])
  }

  @Test func anEmptyChapter() {
    let (chapter, diagnostics) = parse("")
    #expect(chapter.blocks.isEmpty && diagnostics.isEmpty)
  }
}
