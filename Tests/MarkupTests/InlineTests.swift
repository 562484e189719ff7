import Testing

@testable import Markup

@Suite struct InlineTests {
  private func inlines(_ text: String) -> [Inline] {
    ChapterParser.inlines(text, at: at(1)).inlines
  }
  private func at(_ column: Int, line: Int = 1) -> SourcePosition {
    SourcePosition(file: "a.md", line: line, column: column)
  }

  @Test func rolesNeedTheirBracesRightBeforeTheCode() {
    #expect(inlines("{val}`a`") == [.role(name: "val", content: "a", at(1))])
    #expect(
      inlines("{a}{b}``x ` y``")
        == [.text("{a}"), .role(name: "b", content: "x ` y", at(4))])
    #expect(inlines("{v} `a`") == [.text("{v} "), .code("a")])
    #expect(inlines("\\{val}`a`") == [.text("{val}"), .code("a")])
    #expect(inlines("{1 2}`a`") == [.text("{1 2}"), .code("a")])
    #expect(
      inlines("**{val}`a`**") == [.strong([.role(name: "val", content: "a", at(3))])])
  }

  /// It would print itself.
  @Test(arguments: [
    "x {val} `a`", "x {val}\n`a`", "x {val}", "x {val}, y", "x {val} {val}`a`", "x {val}**`a`**",
  ])
  func aRoleWithoutContentIsReported(_ text: String) {
    #expect(
      ChapterParser.inlines(text, at: at(1)).diagnostics.map(\.description) == [
        "a.md:1:3: error[malformed-role] `{val}` is not followed by what it is of; write it right before a code span, {val}`...`"
      ])
  }

  @Test(arguments: ["{a} `b`", "\\{val} `a`", "`{val}` `a`", "{val }", "{val}`a` {cite}`b`"])
  func otherBracesAreText(_ text: String) {
    #expect(ChapterParser.inlines(text, at: at(1)).diagnostics.isEmpty)
  }

  @Test func columnsCountCharacters() {
    #expect(
      inlines("Größe ± é {val}`x` 🫀 {val}`x`") == [
        .text("Größe ± é "), .role(name: "val", content: "x", at(11)), .text(" 🫀 "),
        .role(name: "val", content: "x", at(22)),
      ])
    #expect(
      inlines("`{val}` &amp; \\* {val}`x`") == [
        .code("{val}"), .text(" & * "), .role(name: "val", content: "x", at(18)),
      ])
  }

  @Test func citations() {
    #expect(inlines("[@a_b]") == [.citation([CitationItem(key: "a_b")], at(1))])
    #expect(
      inlines("see [@a; @b-2,  pp. 3-4].") == [
        .text("see "),
        .citation([CitationItem(key: "a"), CitationItem(key: "b-2", locator: "pp. 3-4")], at(5)),
        .text("."),
      ])
    #expect(inlines("\\[@a]") == [.text("[@a]")])
    #expect(inlines("`[@a]`") == [.code("[@a]")])
    #expect(inlines("a@b.de (@c)").count == 2)
  }

  @Test func aCitationGoesOverLines() {
    let (chapter, _) = ChapterParser.parse("> x [@a;\n> @b, p.\n> 3] {v}`w`", file: "a.md")
    #expect(
      chapter.blocks == [
        .quote(
          [
            .paragraph(
              [
                .text("x "),
                .citation(
                  [CitationItem(key: "a"), CitationItem(key: "b", locator: "p. 3")],
                  at(5)),
                .text(" "), .role(name: "v", content: "w", at(6, line: 3)),
              ], at(3))
          ], at(1))
      ])
  }

  @Test(arguments: ["[@]", "[@a; b]", "[@a b@]x"])
  func malformedCitationsStayText(_ text: String) {
    let (inlines, diagnostics) = ChapterParser.inlines("x " + text, at: at(1))
    if text == "[@a b@]x" {
      #expect(diagnostics.isEmpty)
    } else {
      #expect(inlines == [.text("x " + text)])
      #expect(
        diagnostics.map(\.description) == [
          "a.md:1:3: error[malformed-citation] `\(text)` is not a citation; "
            + "write `[@key]` or `[@key; @other, p. 3]`"
        ])
    }
  }

  @Test func captionsAreNoBlocks() {
    #expect(inlines("1. first") == [.text("1. first")])
    #expect(inlines("# x #") == [.text("# x #")])
    #expect(inlines("") == [])
    #expect(inlines("- a\n- *b*") == [.text("- a - "), .emphasis([.text("b")])])
  }

  @Test func captionsKnowTheirPlace() {
    let start = SourcePosition(file: "a.md", line: 7, column: 10)
    let (inlines, _) = ChapterParser.inlines("Bias {val}`x`\nand {val}`y`", at: start)
    #expect(
      inlines == [
        .text("Bias "),
        .role(name: "val", content: "x", SourcePosition(file: "a.md", line: 7, column: 15)),
        .text(" and "),
        .role(name: "val", content: "y", SourcePosition(file: "a.md", line: 8, column: 5)),
      ])
  }
}
