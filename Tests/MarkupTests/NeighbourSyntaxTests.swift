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
      "a = x^2+y^2",
      "1:6: warning[foreign-script] `^2+y^` is printed as it stands; write a formula, "
        + "`$^{2+y}$`, or `\\^` for the sign"
    ),
    (
      "Term\n: What it means.",
      "2:1: warning[foreign-definition] `:` is printed as it stands; write a list, "
        + "`- **Term**: text`; a caption stands below a table or an image, after an empty line"
    ),
    (
      "Term\n\n:   What it means.",
      "3:1: warning[foreign-definition] `:` is printed as it stands; write a list, "
        + "`- **Term**: text`; a caption stands below a table or an image, after an empty line"
    ),
    (
      "A word^[a note].",
      "1:8: warning[foreign-note] `^[` is printed as it stands; write `[^1]` here, and below "
        + "`[^1]: a note`"
    ),
    (
      "[text][name]",
      "1:7: warning[foreign-link] `[name]` is printed as it stands; add a line `[name]: address`, "
        + "or write `\\[`"
    ),
    (
      "[small]{.smallcaps}",
      "1:8: warning[foreign-attributes] `{.smallcaps}` is printed as it stands; leave it out; "
        + "only `{#label}` is read"
    ),
    (
      "![a](a.png){width=50%}",
      "1:12: warning[foreign-attributes] `{width=50%}` is printed as it stands; write a block "
        + "```{figure} with the options `image` and `width`"
    ),
    (
      "{{< include a.md >}}",
      "1:1: warning[foreign-insert] `{{< include a.md >}}` is printed as it stands; write the "
        + "text itself; a chapter is listed in `book.yaml`"
    ),
    (
      "See \\ref{a}.",
      "1:5: warning[foreign-command] `\\ref` is printed as it stands; write `[](#label)`"
    ),
    (
      "\\newpage",
      "1:1: warning[foreign-command] `\\newpage` is printed as it stands; leave it out"
    ),
    (
      "a ==b c== d",
      "1:3: warning[foreign-highlight] `==b c==` is printed as it stands; write `**text**`"
    ),
    (
      "+++",
      "1:1: warning[foreign-break] `+++` is printed as it stands; leave it out, or write `---` "
        + "for a line"
    ),
    (
      "% a remark",
      "1:1: warning[foreign-comment] `%` is printed as it stands; write `<!-- ... -->`"
    ),
    (
      "(name)=\n# Head",
      "1:1: warning[foreign-label] `(name)=` is printed as it stands; write `{#name}` at the end "
        + "of the heading below"
    ),
    (
      "Text {#a}",
      "1:1: warning[foreign-label] `{#a}` is printed as it stands; write it behind a heading, an "
        + "image or a caption"
    ),
    (
      "| a\n| b",
      "1:1: warning[foreign-lines] `|` is printed as it stands; end each line but the last with a "
        + "backslash"
    ),
    (
      "+---+---+\n| a | b |",
      "1:1: warning[foreign-table] `+---+---+` is printed as it stands; write a table with `|` "
        + "between its cells"
    ),
    (
      "Right Left\n----- ----",
      "2:1: warning[foreign-table] `----- ----` is printed as it stands; write a table with `|` "
        + "between its cells"
    ),
    (
      "`{python} x`",
      "1:1: warning[foreign-code] `{python}` is printed as it stands; let a block ```{run} write "
        + "the number, and cite it by {val}`label.name`"
    ),
  ])
  func whatIsNotReadIsNamed(_ text: String, _ sentence: String) {
    let found = ChapterParser.parse(text, file: "a.md").diagnostics.map(\.description)
    #expect(found.first == "a.md:" + sentence)
  }

  @Test(arguments: [
    "a@b.org", "see [@doe2020]", "`@doe`", "\\@doe", "2^3", "$x^2^3$", "`:::`", "--frozen", "a^b",
    "~5 to ~7", "x\\^2+y^", "50\n% of them", "C:\\data", "a = b = c", "a\n\n| b |\n|---|\n| c |",
    "[text][a]\n\n[a]: https://a.org", "[1]", "| a |\n|---|\n| b |\n: caption {#tab-a}",
    "{val}`a.b`",
  ])
  func whatIsMeantAsItStandsIsLeft(_ text: String) {
    #expect(ChapterParser.parse(text, file: "a.md").diagnostics == [])
  }

  @Test func allInALineAreNamed() {
    let found = ChapterParser.parse("See @fig-a, @bc and -@c2020.", file: "a.md").diagnostics
    #expect(found.map(\.position.column) == [5, 13, 22])
  }

  /// As pandoc 3.1 reads them (`pandoc -f markdown -t html`).
  @Test func scriptsAreThoseOfPandoc() {
    func inlines(_ text: String) -> [Inline] {
      guard
        case .paragraph(let inlines, _)? = ChapterParser.parse(text, file: "a.md").chapter.blocks
          .first
      else { return [] }
      return inlines
    }
    #expect(
      inlines("H~2~O and 10^-3^.")
        == [.text("H"), .lowered("2"), .text("O and 10"), .raised("-3"), .text(".")])
    #expect(inlines("SO~4~^2-^") == [.text("SO"), .lowered("4"), .raised("2-")])
    #expect(inlines("^18^F") == [.raised("18"), .text("F")])
    #expect(inlines("x\\^2^") == [.text("x^2^")])
    #expect(inlines("a^b c^") == [.text("a^b c^")])
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
