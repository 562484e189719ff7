import Foundation
import Testing

@testable import Book
@testable import Build

/// What a built book's pages say, and what an author is told of them.
@Suite struct BookPagesTests {
  @Test func missingDataIsShownInThePageAndTheRestIsBuilt() async throws {
    let book = try SmallBook()
    try book.remove("tables/t6.tsv")
    let outcome = await book.build()
    #expect(outcome.status == 0)
    #expect(outcome.ran == 10)
    #expect(
      try book.read("output/html/c6.html").contains("there is no file tables/t6.tsv in the project")
    )
    #expect(await book.build { $0.strict = true }.status == 1)
  }

  @Test func aFailingStepIsShownAndEndsWithStatusOne() async throws {
    let book = try SmallBook()
    try book.write("tables/t6.tsv", "name\tvalue\na\tmuch\n")
    let outcome = await book.build()
    #expect(outcome.status == 1)
    #expect(outcome.failures.map(\.place) == ["Chapters/c6.md:8", "Chapters/c6.md:14"])
    let page = try book.read("output/html/c6.html")
    #expect(page.contains("column value: “much” is not a number"))
    #expect(page.contains("<code>scaled</code> scaled6 (<code>Chapters/c6.md:8</code>): "))
  }

  @Test func aBlockThatCannotBeMadeOfItsStepsIsAFailureToo() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c6.md", "factor: $factor", "factor: 6\ncolor: sixty")
    let outcome = await book.build()
    #expect(outcome.status == 1)
    #expect(
      outcome.failures.map(\.line) == [
        "Chapters/c6.md:8: failed: scaled6: there is no colour sixty"
      ])
    #expect(try book.read("output/html/c6.html").contains("there is no colour sixty"))
    // It is said again, not taken for the last build's.
    #expect(await book.build().status == 1)
  }

  @Test func aCaptionMayHaveAFootnote() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "Values of chapter 3.", "Values of chapter 3.[^f]")
    try book.append("\n[^f]: Measured *twice*.\n", to: "Chapters/c3.md")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/c3.html")
    #expect(page.contains("Measured <em>twice</em>."))
    #expect(page.contains(/Values of chapter 3\.<sup><a [^>]*href="#fn:1"/))
  }

  @Test func titlesMayHaveMarkup() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c2.md", "---\nparameters", "---\ntitle: Growth *in vivo*\nparameters")
    try book.edit("Chapters/c2.md", "# Chapter 2\n", "")
    try book.edit("Chapters/book.yaml", "A small book", "A *small* book")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/c2.html")
    #expect(page.contains("</span> Growth <em>in vivo</em></h1>"))
    #expect(page.contains("<title>Growth in vivo – A small book</title>"))
  }

  /// `c3-1` would name another block as soon as one stands before it.
  @Test(arguments: [
    ("{val}`c3-1[a].value`", "unknown-value"), ("[](#tab-c3-1)", "undefined-reference"),
    ("{numref}`fig-c3-1`", "undefined-reference"),
  ])
  func aBlockWithoutALabelCannotBeReferredTo(_ text: String, _ code: String) async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "```{scaled} scaled3", "```{scaled}")
    try book.edit(
      "Chapters/c3.md", "{val}`scaled3[a].value : .2f` ml, see [](#fig-scaled3)", text)
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.code) == [code])
    #expect(
      outcome.diagnostics.first?.sentence
        == "the block at Chapters/c3.md:8 has no label, so nothing can refer to it")
    #expect(outcome.diagnostics.first?.suggestion == "give the block a label: `{scaled} label`")
  }

  @Test func aNumberThatIsNoProbabilityIsNoPValue() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "scaled3[a].value : .2f", "scaled3[a].value : p")
    #expect(
      await book.build().diagnostics.map(\.sentence)
        == ["`scaled3[a].value` is 9, which is not a p value"])
  }

  @Test func aPinnedNumberThatDriftsIsSaidAndAccepted() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "scaled3[a].value : .2f", "scaled3[a].value : .2f = 8.50")
    let outcome = await book.build()
    #expect(outcome.pins.map(\.now) == ["9.00"])
    #expect(
      outcome.diagnostics.map(\.sentence) == ["`scaled3[a].value` is pinned 8.50, now 9.00"])
    #expect(try PinEditor(root: book.root).accept(outcome.pins) == [])
    #expect(try book.read("Chapters/c3.md").contains("{val}`scaled3[a].value : .2f = 9.00`"))
    #expect(await book.build().pins == [])
  }

  @Test func aReplicationHoldsPublishedAgainstComputed() async throws {
    let book = try SmallBook()
    try book.append(
      "\n```{replication}\nsource: the article\nscaled1[a].value: 1.0\nscaled1[b].value: 2.6\n```\n",
      to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(outcome.replications.map(\.agrees) == [true, false])
    #expect(
      outcome.diagnostics.map(\.sentence) == [
        "`scaled1[b].value` was published as 2.6, computed is 2.5"
      ])
    // A reader sees words, not keys.
    let page = try book.read("output/html/index.html")
    #expect(page.contains(">value: a</t"))
    #expect(!page.contains("<code>scaled1[a].value</code>"))
  }

  @Test func whenShowsItsBodyOnlyIfItHolds() async throws {
    let book = try SmallBook()
    try book.append(
      "\n```{when} scaled1[a].value < scaled1[b].value\nIt is *smaller*.\n```\n"
        + "\n```{when} scaled1[a].value > scaled1[b].value\nIt is larger.\n```\n",
      to: "Chapters/c1.md")
    #expect(await book.build().status == 0)
    let page = try book.read("output/html/index.html")
    #expect(page.contains("It is <em>smaller</em>."))
    #expect(!page.contains("It is larger."))
  }

  @Test func anItemWhoseConditionDoesNotHoldIsNoItem() async throws {
    let book = try SmallBook()
    func item(_ sign: String, _ text: String) -> String {
      "- ```{when} scaled1[a].value \(sign) scaled1[b].value\n  \(text)\n  ```\n"
    }
    try book.append(
      "\nSeen:\n\n" + item("<", "Smaller.") + item(">", "Larger.")
        + "\nNot seen:\n\n" + item(">", "Larger."), to: "Chapters/c1.md")
    #expect(await book.build().diagnostics.map(\.sentence) == [])
    let page = try book.read("output/html/index.html")
    let items = page.matches(of: /<li>(?:<p>)?([A-Z][a-z]*)\.(?:<\/p>)?\s*<\/li>/)
    #expect(items.map { String($0.1) } == ["Smaller"])
    #expect(!page.contains(/Not seen:<\/p>\s*<ul>/))
  }

  @Test func aFootnoteMayBeCitedWithinACondition() async throws {
    let book = try SmallBook()
    try book.append(
      """

      First.[^first]

      ```{when} scaled1[a].value < scaled1[b].value
      It is smaller.[^within]
      ```

      ```{when} scaled1[a].value < scaled1[b].value
      Again.[^first] And [^none].
      ```

      [^first]: Cited in the text.
      [^within]: Cited within a condition only.

      """, to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(
      outcome.diagnostics.map(\.sentence) == [
        "The footnote `none` is not defined."
      ])
    try book.edit("Chapters/c1.md", " And [^none].", "")
    #expect(await book.build().diagnostics.map(\.sentence) == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains("Cited within a condition only."))
    #expect(page.matches(of: /aria-label="Footnote (\d)"/).map { $0.1 } == ["1", "2", "1"])
  }

  @Test func oneChapterBuiltAloneIsAsInTheWholeBook() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c3.md", "The first value", "The very first value")
    #expect(await book.build { $0.chapters = ["c3"] }.written.contains("html/c3.html"))
    let alone = try book.read("output/html/c3.html")
    #expect(alone.contains("Figure 5"))
    _ = await book.build()
    #expect(try book.read("output/html/c3.html") == alone)
  }

  @Test func whatAFootnoteQuotesIsBuiltWithItsChapter() async throws {
    let book = try SmallBook()
    try book.append(
      "\nSee there.[^a]\n\n[^a]: It is {val}`scaled5[a].value : .2f`.\n", to: "Chapters/c3.md")
    let outcome = await book.build { $0.chapters = ["c3"] }
    #expect(outcome.ran == 3)
    #expect(try book.read("output/html/c3.html").contains("25.00"))
  }

  @Test func aConditionOnWhatWasNotBuiltShowsNothing() async throws {
    let book = try SmallBook()
    try book.remove("tables/t6.tsv")
    try book.append(
      "\n```{when} scaled6[the first].value < 3 and 1 < 2\nIt is small.\n```\n",
      to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(try !book.read("output/html/index.html").contains("It is small."))
  }

  @Test func whatFailedWithinABlockIsNotAvailable() async throws {
    let book = try SmallBook()
    try book.append("lost\t4\n", to: "tables/t2.tsv")
    try book.append(
      """

      It is {val}`scaled2[lost].value : .2f`, {val}`scaled2.more[a − lost, LV]{low to high}`, {val}`scaled2.rate`; see [](#tab-scaled2-more).

      ```{when} scaled2[lost].value < 3
      It is small.
      ```

      ```{replication}
      source: a paper
      scaled2[name=lost].value: 3.14
      ```

      """, to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains("It is –, –, –; see <a"))
    #expect(page.contains(">Table –</a>"))
    #expect(page.contains("<td class=\"right\">–</td><td class=\"left\">it failed</td>"))
    #expect(!page.contains("It is small."))
    // What no failure explains stays a mistake.
    try book.append("And {val}`scaled2[c].value`.\n", to: "Chapters/c1.md")
    #expect(
      await book.build().diagnostics.map(\.sentence) == ["`scaled2` has no row with name `c`"])
  }

  @Test func aColumnThatNoTableHasIsAMistakeAlsoWhereARunFailed() async throws {
    let book = try SmallBook()
    try book.append("lost\t4\n", to: "tables/t2.tsv")
    try book.append(
      """

      It is {val}`scaled2[lost].valeu`, {val}`scaled2[lost]{lwo to hgih}` and {val}`scaled2[lost]{value ml}`.

      ```{when} scaled2[lost].valeu < 3
      It is small.
      ```

      """, to: "Chapters/c1.md")
    let found = await book.build().diagnostics.map(\.description)
    #expect(
      found == [
        "Chapters/c1.md:18:7: error[unknown-value] `scaled2` has no column `valeu`; did you mean `value`? (known: name, value)",
        "Chapters/c1.md:18:35: error[unknown-value] the braces of `scaled2[lost]{lwo to hgih}` name no column; the columns are name, value",
        "Chapters/c1.md:20:1: error[wrong-condition] `scaled2` has no column `valeu`; did you mean `value`? (known: name, value)",
      ])
  }

  @Test func aCitedCellThatNoTableShowsStandsBehindItsBlock() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c2.md", "factor: $factor", "factor: $factor\nrows: 1")
    try book.edit(
      "Chapters/c1.md", "The first value", "Also {val}`scaled2[b].value`. The first value")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(try book.read("output/html/index.html").contains("href=\"c2.html#tab-scaled2-r2-c2\""))
    let page = try book.read("output/html/c2.html")
    let cited = try #require(page.range(of: "Rows of scaled2 that the text cites"))
    let cell = try #require(page.range(of: "id=\"tab-scaled2-r2-c2\""))
    #expect(cited.lowerBound < cell.lowerBound)
    #expect(!page.contains("id=\"tab-squared2:cited\""))
  }

  @Test func aScriptInACellIsEscaped() async throws {
    let book = try SmallBook()
    try book.write("tables/t1.tsv", "name\tvalue\na\t1\n<script>alert(1)</script>\t2\n")
    #expect(await book.build().status == 0)
    let page = try book.read("output/html/index.html")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("<script>alert"))
  }

  @Test func publishedNumbersThatAreNotComputedAreCounted() async throws {
    let book = try SmallBook()
    try book.remove("tables/t6.tsv")
    try book.append(
      "\n```{replication}\nscaled1[a].value: 1.0\nscaled6[a].value: 2.6\n```\n",
      to: "Chapters/c1.md")
    let count = ReplicationCount(await book.build().replications)
    #expect(count.sentence == "1 of 2 published numbers equal, 1 not computed")
    #expect(count.unequal == 0)
  }

  @Test func partsThatABlockHasNotAreSaid() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/c1.md", "caption: Values of chapter 1.",
      "show: [main, nothere]\ncaptions: {table: A table., foo: bar}\nalts: {bins: Bins.}")
    #expect(
      await book.build().diagnostics.map(\.description) == [
        "Chapters/c1.md:8:1: warning[unknown-part] option `alts`: `scaled1` has no part `bins`",
        "Chapters/c1.md:8:1: warning[unknown-part] option `captions`: `scaled1` has no part `foo`; known: table",
        "Chapters/c1.md:8:1: warning[unknown-part] option `show`: `scaled1` has no part `nothere`; known: main",
      ])
  }

  @Test func formsOfMySTAreRead() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nbibliography: a.bib")
    try book.write(
      "Chapters/a.bib",
      "@book{a, title={A}, year={1}, author={A}}\n@book{b, title={B}, year={2}, author={B}}\n")
    try book.edit(
      "Chapters/c1.md", "The first value",
      "{cite}`a,b` {numref}`Drawing %s there <fig-scaled2>`\n\n- [x] done\n- [ ] open\n\nThe first value"
    )
    #expect(await book.build().diagnostics == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains(">Drawing 3 there</a>"))
    #expect(page.contains("#ref:b"))
    #expect(page.contains(#"<input type="checkbox" disabled checked aria-label="done"> done"#))
    #expect(page.contains(#"<input type="checkbox" disabled aria-label="open"> open"#))
  }

  @Test func theSignOfPerCentStaysInTheLineOfItsNumber() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/c1.md", "The first value",
      "Of 95 % and {val}`scaled1[b].value : .0f` % in `1 %`\n\nThe first value")
    #expect(await book.build().diagnostics == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains("Of 95\u{A0}% and "))
    #expect(page.contains("</span>\u{A0}% in <code>1 %</code>"))
  }

  @Test func aLinkThatRunsSomethingIsSaid() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "The first value", "[a](javascript:x) The first value")
    #expect(
      await book.builder().check().diagnostics.map(\.sentence) == [
        "the link to javascript:x leads nowhere in the pages"
      ])
  }
}
