import Foundation
import Testing

@testable import Markup

@Suite struct MalformedChapterTests {
  private func diagnostics(_ text: String) -> [String] {
    ChapterParser.parse(text, file: "a.md").diagnostics.map(\.description)
  }

  @Test func malformedFrontMatter() {
    #expect(
      diagnostics("---\ntitle: a\ndata: [x\n---\nText\n") == [
        "a.md:4:1: error[malformed-yaml] The YAML is malformed: did not find expected ',' or ']'."
      ])
    #expect(
      diagnostics("---\ntitle: a\ntitle: b\n---\n") == [
        "a.md:2:1: error[malformed-yaml] The YAML is malformed: `title` is given twice."
      ])
    #expect(
      diagnostics("---\ntitle: a\n\nText\n") == [
        "a.md:1:1: error[unclosed-front-matter] The front matter has no closing `---`; "
          + "end it with a line `---`"
      ])
    #expect(
      diagnostics("---\ntitel: a\n---\n") == [
        "a.md:2:1: error[unknown-key] `titel` is not a key of the front matter; "
          + "did you mean `title`? known are `title`, `data` and `parameters`"
      ])
    #expect(
      diagnostics("---\ndata: {a: [1]}\n---\n") == [
        "a.md:2:1: error[malformed-front-matter] `a` of `data` is not a single value."
      ])
    #expect(
      diagnostics("---\n- a\n---\n") == [
        "a.md:2:1: error[malformed-front-matter] "
          + "The front matter is not a list of `key: value` lines."
      ])
    #expect(diagnostics("---\n---\n").isEmpty)
  }

  @Test func malformedDirectives() {
    #expect(
      diagnostics("x\n\n```{r, echo=FALSE}\n```\n") == [
        "a.md:3:1: error[malformed-directive] `{r, echo=FALSE}` does not name a directive; "
          + "write the name in braces, then the label: `{name} label`"
      ])
    #expect(
      diagnostics("> ```{table} a\n> x: 1\n\n````{table} b\nx: 1\n```\n") == [
        "a.md:1:3: error[unclosed-directive] The directive `table` is not closed; "
          + "end it with the line ```",
        "a.md:4:1: error[unclosed-directive] The directive `table` is not closed; "
          + "end it with the line ````",
      ])
    #expect(
      diagnostics("```swift\nx") == [
        "a.md:1:1: warning[unclosed-code] The block of code is not closed; "
          + "end it with the line ```"
      ])
    #expect(diagnostics("- ~~~{table} a\n  x: 1\n  ~~~~\n").isEmpty)
  }

  @Test func lostFootnotes() {
    #expect(
      diagnostics("a[^b]\n\n[^b]: B\n[^b]: C\n[^d]: D\n\n```\n[^e]: E\n```\n") == [
        "a.md:4:1: error[duplicate-footnote] The footnote `b` is defined twice.",
        "a.md:5:1: warning[unused-footnote] Nothing refers to the footnote `d`; write `[^d]`",
      ])
  }

  @Test func aCitationMayNotHoldMarks() {
    #expect(
      diagnostics("x [@a, *p. 3*]") == [
        "a.md:1:3: error[malformed-citation] `[@a` is not a citation; "
          + "end it with `]`; no other marks may stand in it"
      ])
    #expect(diagnostics("x \\[@a, *p. 3*]").isEmpty)
  }

  @Test func manyThreadsMayParse() async {
    let text = "a ~~b~~ https://c.de/ | `d`\n\n| a |\n|---|\n| ~~b~~ |\n"
    let expected = ChapterParser.parse(text, file: "a.md").chapter.blocks
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask { ChapterParser.parse(text, file: "a.md").chapter.blocks == expected }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func invalidUTF8IsOneDiagnostic() {
    let data = Data("Größe\nGr\u{F6}".utf8) + [0xFF, 0xFE] + Data("\n\n{v}`x`".utf8)
    let (chapter, diagnostics) = ChapterParser.parse(data: data, file: "a.md")
    #expect(
      diagnostics.map(\.description) == [
        "a.md:2:4: error[invalid-utf8] The text is not valid UTF-8; save the file as UTF-8"
      ])
    #expect(chapter.blocks.count == 2)
  }

  @Test(
    arguments: [
      String(repeating: "> ", count: 20_000) + "x", String(repeating: "- ", count: 5_000) + "x",
      String(repeating: "*a ", count: 20_000) + String(repeating: "b*", count: 20_000),
      String(repeating: "[a", count: 20_000) + String(repeating: "](b)", count: 20_000),
      String(repeating: "![", count: 20_000) + String(repeating: "](b)", count: 20_000),
    ])
  func deepNestingIsShownAsText(_ text: String) {
    let (chapter, diagnostics) = ChapterParser.parse(text, file: "a.md")
    #expect(chapter.blocks.count == 1)
    #expect(diagnostics.count <= 1)
  }

  @Test func deepNestingIsReportedOnce() {
    let quotes = String(repeating: ">", count: 100) + "{v}`x`\n"
    #expect(
      diagnostics(quotes + "\n" + quotes) == [
        "a.md:1:1: error[too-deep] The text is nested more than 48 deep; "
          + "what is deeper is shown as its text."
      ])
  }

  @Test func deepYAMLIsADiagnostic() {
    let nested = String(repeating: "[", count: 100_000)
    #expect(diagnostics("---\ntitle: \(nested)\n---\n").count == 1)
  }

  @Test func aHugeChapterIsRefused() {
    let text = String(repeating: "x", count: 4 << 20 + 1)
    let (chapter, diagnostics) = ChapterParser.parse(text, file: "a.md")
    #expect(chapter.blocks.isEmpty)
    #expect(diagnostics.map(\.code) == ["too-large"])
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "[", "![", "`", "[^", "[@", "{a}`", "<", "*", "_", "| a ", "&", "[@a]", "{v}`x` ",
    ])
  func repeatedMarksTakeLittleTime(_ mark: String) {
    let (chapter, _) = ChapterParser.parse(String(repeating: mark, count: 5_000), file: "a.md")
    #expect(chapter.blocks.count == 1)
  }

  @Test func nearestNames() {
    #expect("figrue".nearest(in: ["figure", "table"]) == "figure")
    #expect("xyz".nearest(in: ["figure", "table"]) == nil)
    #expect("lable".nearest(in: ["label", "table"]) == "label")
  }
}
