import Testing

@testable import Book
@testable import Build

/// What `report check` knows without running a step.
@Suite struct CheckTests {
  private func book(_ more: String) throws -> SmallBook {
    let book = try SmallBook()
    try book.write("Chapters/c1.md", try book.read("Chapters/c1.md") + "\n" + more)
    return book
  }

  @Test func numbersAndReferencesAreHeldAgainstWhatIsBuilt() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let text = try book.read("Chapters/c1.md")
    try book.write(
      "Chapters/c1.md",
      text + """

        {val}`scaled1[c].value`, {val}`scaled2[a].vale`, [](#fig-scaled2-part).

        ```{replication}
        source: the article
        scaled1[b].valeu: 1.0
        scaled9[b].value: 1.0
        ```

        ```{when} scaled3[c].value < 3
        It is {val}`scaled4[a].vale`.
        ```

        """)
    let outcome = await book.builder().check()
    #expect(
      outcome.diagnostics.map(\.sentence) == [
        "`scaled1` has no row with name `c`", "`scaled2` has no column `vale`",
        "nothing is labelled `fig-scaled2-part`", "`scaled1` has no column `valeu`",
        "there is no block labelled `scaled9`", "`scaled3` has no row with name `c`",
      ])
    #expect(outcome.unchecked == [])
    #expect(outcome.limits == nil)
  }

  @Test func aBlockThatIsNotBuiltIsNamed() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c2.md", "factor: $factor", "factor: 9")
    try book.edit("Chapters/c1.md", "# Chapter 1", "# Chapter 1\n\n{val}`scaled2[c].nothing`")
    let outcome = await book.builder().check()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(
      outcome.limits == "not checked: numbers of scaled2, which are not built as they are now")
  }

  @Test func proseThatIsNotShownMayCiteWhatIsMissing() async throws {
    let book = try book(
      """
      ```{when} scaled1[a].value > scaled1[b].value
      It is {val}`scaled1[a].value : .1f` and {val}`scald1[a].value`.
      ```

      """)
    _ = await book.build()
    #expect(
      await book.builder().check().diagnostics.map(\.sentence) == [
        "there is no block labelled `scald1`"
      ])
  }

  @Test func altTextsAreLookedAtWhetherBuiltOrNot() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/c1.md", "caption: Values of chapter 1.",
      "alt: \"\"\ncaption: \"{val}`scald2[a].value`\"")
    let missing =
      "Chapters/c1.md:11:8: warning[missing-alt] scaled1 has no alt text; say in `alt:` what is seen"
    let unknown =
      "Chapters/c1.md:12:11: error[unknown-value] there is no block labelled `scald2`; did you mean `scaled2`?"
      + " (known: scaled1, scaled2, scaled3, scaled4, scaled5, scaled6, squared1, squared2, squared3, squared4, squared5, squared6)"
    #expect(await book.builder().check().diagnostics.map(\.description) == [missing, unknown])
    try book.edit("Chapters/c1.md", "scald2", "scaled2")
    _ = await book.build()
    #expect(
      await book.builder().check().diagnostics.map(\.sentence) == ["fig-scaled1 has no alt text"])
  }

  @Test func valuesInAltTextsAreResolved() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/c1.md", "caption: Values of chapter 1.",
      "alt: \"Two *points*, the second at {val}`scaled1[b].value : .2f` ml.\"")
    #expect(await book.build().status == 0)
    #expect(
      try book.read("output/html/index.html").contains("Two *points*, the second at 2.50 ml."))
    try book.edit("Chapters/c1.md", "scaled1[b].value : .2f", "scaled1[z].value : .2f")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(outcome.diagnostics.map(\.sentence) == ["`scaled1` has no row with name `z`"])
  }

  @Test func anErrorOfAnotherKindHidesNoUnknownValue() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit(
      "Chapters/c2.md", "The first value", "[@nobody] {val}`scaled1[z].value` The first value")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.map(\.sentence) == [
        "the bibliography has no entry `nobody`", "`scaled1` has no row with name `z`",
      ])
  }

  @Test func charactersThatTheFontsLackAreNamedOnceAChapter() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "The first value", "Größe 中 and 中. The first value")
    try book.edit("Chapters/c1.md", "Values of chapter 1.", "Values 中 of `文` chapter 1.")
    try book.write("tables/t2.tsv", "name\tvalue\na\t2\n患\t2.5\n")
    let own = [
      "Chapters/c1.md:6:7: warning[lacking-character] Linux Libertine Mono O and Linux Libertine O have no “中” (U+4E2D), “文” (U+6587), which each machine draws in another font; write them in other characters"
    ]
    let made =
      "Chapters/c2.md:8:1: warning[lacking-character] Linux Biolinum O has no “患” (U+60A3), which each machine draws in another font; write it in other characters"
    #expect(await book.builder().check().diagnostics.map(\.description) == own)
    #expect(await book.build().diagnostics.map(\.description) == own + [made])
    #expect(await book.builder().check().diagnostics.map(\.description) == own + [made])
  }

  @Test func ofManyCharactersThatTheFontsLackTheFirstAreNamed() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "The first value", "天地玄黄宇宙洪荒 The first value")
    #expect(
      await book.builder().check().diagnostics.map(\.description) == [
        "Chapters/c1.md:6:1: warning[lacking-character] Linux Libertine O has no “天” (U+5929), “地” (U+5730), “玄” (U+7384), “黄” (U+9EC4), “宇” (U+5B87) and 3 more, which each machine draws in another font; write them in other characters"
      ])
  }

  @Test func headingsLieWithinEachOther() async throws {
    let book = try SmallBook()
    try book.write("Chapters/c1.md", "# A\n\n### B\n\n# C\n\n## D\n\n### E\n\n## F\n")
    try book.write("Chapters/c2.md", "### A\n")
    #expect(
      await book.builder().check().diagnostics.map(\.description) == [
        "Chapters/c1.md:3:1: warning[skipped-level] the heading leaves out level 2; begin it with `##`",
        "Chapters/c1.md:5:1: warning[second-title] the chapter has a title already; begin this heading with `##`, or make it a chapter of its own",
        "Chapters/c2.md:1:1: warning[skipped-level] the heading leaves out level 2; begin it with `##`",
      ])
  }

  @Test func coloursAreReadByTheFigureAlone() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let svg = "output/html/figures/fig-scaled1.svg"
    let (before, source) = (
      try book.read(svg), try book.read("output/html/figures/fig-scaled1.tsv")
    )
    let caption = "caption: Values of chapter 1."
    try book.edit("Chapters/c1.md", caption, caption + "\ncolours: {rows: \"#123456\"}")
    let outcome = await book.build()
    #expect(outcome.ran == 0)
    #expect(outcome.diagnostics == [])
    #expect(outcome.written.contains("html/figures/fig-scaled1.svg"))
    #expect(outcome.written.contains("supplement.pdf"))
    #expect(!outcome.written.contains("html/figures/fig-scaled2.svg"))
    #expect(try book.read(svg) == before.replacing("#00609f", with: "#123456"))
    #expect(try book.read("output/html/figures/fig-scaled1.tsv") == source)
    try book.edit("Chapters/c1.md", "rows: \"#123456\"", "rwos: sky")
    #expect(
      await book.build().diagnostics.map(\.description) == [
        "Chapters/c1.md:8:1: warning[unknown-name] option `colours`: no figure of `scaled1` has a colour named `rwos`; did you mean `rows`? (known: rows)"
      ])
    #expect(try book.read(svg) == before)
    try book.edit("Chapters/c1.md", "sky", "rot")
    #expect(
      await book.build().diagnostics.map(\.description) == [
        "Chapters/c1.md:12:1: error[wrong-option] option `colours`: “rot” is not a colour; write \"#rrggbb\" or one of blue, gray, green, ink, orange, purple, sky, vermilion, yellow"
      ])
  }

  @Test func decimalsAreThoseOfThePageAlone() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c2.md", " : .2f", "")
    #expect(await book.build().diagnostics == [])
    let files = ["output/tables/scaled2.tsv", "output/html/figures/fig-scaled2.tsv"]
    let before = try files.map { try book.read($0) }
    // In the table and in the sentence that cites it.
    func shown(_ text: String) throws -> Int {
      try book.read("output/html/c2.html").ranges(of: ">\(text)</a>").count
        + book.read("output/html/c2.html").ranges(of: ">\(text)</td>").count
    }
    #expect(try shown("4.0") == 2)
    let caption = "caption: Values of chapter 2."
    try book.edit("Chapters/c2.md", caption, caption + "\ndecimals: {value: 3}")
    let outcome = await book.build()
    #expect(outcome.ran == 0)
    #expect(outcome.diagnostics == [])
    #expect(try shown("4.0") == 0)
    #expect(try shown("4.000") == 2)
    #expect(try files.map { try book.read($0) } == before)
    try book.edit("Chapters/c2.md", "{value: 3}", "{vale: 3, name: 1}")
    let place = "Chapters/c2.md:8:1: "
    #expect(
      await book.build().diagnostics.map(\.description) == [
        place
          + "warning[unknown-name] option `decimals`: `scaled2` has no numbers named `name`; known: count, value",
        place
          + "warning[unknown-name] option `decimals`: `scaled2` has no numbers named `vale`; did you mean `value`? (known: count, value)",
      ])
    try book.edit("Chapters/c2.md", "{vale: 3, name: 1}", "{value: 16}")
    #expect(
      await book.build().diagnostics.map(\.description)
        == ["Chapters/c2.md:12:1: error[wrong-option] option `decimals`: must be 0 to 15"])
  }

  /// Which parts a block has is known only of what is built.
  @Test func aLabelThatIsAPartOfAnotherIsRefused() async throws {
    let book = try book("```{twofold} two\nsource: tables/t1.tsv\n```\n")
    #expect(await book.build().status == 0)
    let page = try book.read("output/html/index.html")
    try book.append(
      "\n```{squared} two-squares\nsource: tables/t2.tsv\n```\n", to: "Chapters/c2.md")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["duplicate-label"])
    #expect(
      errors.first?.sentence.hasPrefix(
        "`tab-two-squares` is of the block `two-squares`, and of `two` at Chapters/c1.md:") == true)
    #expect(try book.read("output/html/index.html") == page)
    #expect(!(try book.read("output/html/c2.html").contains("two-squares")))
    #expect(await book.builder().check().diagnostics.contains { $0.code == "duplicate-label" })
  }
}
