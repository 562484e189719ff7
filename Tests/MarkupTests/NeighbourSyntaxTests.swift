import Testing

@testable import Markup

/// What an author brings along from pandoc, Quarto or MyST is read or named, never printed silently.
@Suite struct NeighbourSyntaxTests {
  @Test(arguments: [
    (
      "See @fig-flow here.",
      "1:5: warning[foreign-reference] `@fig-flow` is printed as it stands; write `[](#fig-flow)`"
    ),
    (
      "(@tbl-a)",
      "1:2: warning[foreign-reference] `@tbl-a` is printed as it stands; write `[](#tab-a)`"
    ),
    (
      "As @doe2020 says.",
      "1:4: warning[foreign-reference] `@doe2020` is printed as it stands; write `[@doe2020]`, or "
        + "`\\@` for the sign"
    ),
    (
      "::: {.callout}\nText\n:::",
      "1:1: warning[foreign-fence] `:::` is printed as it stands; write a directive as a fenced "
        + "block, ```{name}, and a callout as `> [!NOTE]`"
    ),
    (
      "x^2^",
      "1:1: warning[foreign-script] `x^2^` is printed as it stands; write a formula, `$^{2}$`, or "
        + "the sign itself"
    ),
  ])
  func whatIsNotReadIsNamed(_ text: String, _ sentence: String) {
    let found = ChapterParser.parse(text, file: "a.md").diagnostics.map(\.description)
    #expect(found.first == "a.md:" + sentence)
  }

  @Test(arguments: [
    "a@b.org", "see [@doe2020]", "`@doe`", "\\@doe", "2^3", "$x^2^3$", "`:::`", "--frozen", "a^b",
  ])
  func whatIsMeantAsItStandsIsLeft(_ text: String) {
    #expect(ChapterParser.parse(text, file: "a.md").diagnostics == [])
  }

  @Test func dashesAreThoseOfPandoc() {
    let blocks = ChapterParser.parse("1--2 and a---b -- `--c` --d", file: "a.md").chapter.blocks
    guard case .paragraph(let inlines, _)? = blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(
      inlines == [.text("1\u{2013}2 and a\u{2014}b \u{2013} "), .code("--c"), .text(" --d")])
  }

  @Test func remarksAreNotShown() {
    let parsed = ChapterParser.parse("<!-- a\nb -->\n\nText <!-- c --> more.", file: "a.md")
    #expect(parsed.chapter.blocks.count == 1)
    guard case .paragraph(let inlines, _)? = parsed.chapter.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.allSatisfy { if case .text = $0 { true } else { false } })
    guard case .html? = ChapterParser.parse("<!-- a --><b>\n", file: "a.md").chapter.blocks.first
    else {
      Issue.record("markup beside a remark is shown")
      return
    }
  }
}
