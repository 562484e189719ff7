import Testing

@testable import Book
@testable import Build

@Suite struct LinkTests {
  private func findings(_ prose: String) async throws -> [String] {
    let book = try SmallBook()
    try book.write("Chapters/notes.txt", "notes")
    try book.edit("Chapters/c1.md", "The first value", "\(prose)\n\nThe first value")
    return await book.builder().check().diagnostics.map(\.description)
  }

  @Test func aLinkToAFileThatIsNotThereIsDead() async throws {
    #expect(
      try await findings("See [notes](note.txt).")
        == [
          "Chapters/c1.md:6:5: error[dead-link] the link to note.txt is dead;"
            + " link to a chapter, a label or an address"
        ])
    #expect(
      try await findings("See [there](c22.md).")
        == [
          "Chapters/c1.md:6:5: error[dead-link] the link to c22.md is dead; did you mean `c2.md`?"
        ])
    #expect(
      try await findings("See [there](/tmp).").first?.contains("the link to /tmp is dead") == true)
  }

  @Test func whatIsWrongInACaptionIsSaidWhereItStands() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "caption: Values of", "caption: See [](#nope) of")
    try book.edit(
      "Chapters/c2.md", "caption: Values of chapter 2.", "captions:\n  table: >\n    See [](#none)")
    let found = await book.builder().check().diagnostics.map(\.description)
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("Chapters/c1.md:11:14: error[undefined-reference]") == true)
    #expect(found.last?.hasPrefix("Chapters/c2.md:13:5: error[undefined-reference]") == true)
  }

  @Test func whatLeadsOutOfThePagesIsDead() async throws {
    for path in ["../notes.txt", "../../../etc/passwd", "tables/none.tsv", "."] {
      #expect(
        try await findings("See [there](\(path)).").first?.contains("[dead-link]") == true,
        "\(path)")
    }
  }

  @Test func filesBesideChaptersArePublished() async throws {
    let book = try SmallBook()
    try book.write("Chapters/notes.txt", "notes")
    try book.edit(
      "Chapters/c1.md", "The first value",
      "[a](notes.txt), [b](tables/scaled2.tsv), [c](supplement.pdf), [d](figures/fig-scaled2.svg)."
        + "\n\nThe first value")
    let outcome = await book.builder().run()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(try book.read("output/html/notes.txt") == "notes")
  }

  @Test func anEditedFileBesideChaptersIsPublishedAgain() async throws {
    let book = try SmallBook()
    try book.write("Chapters/notes.txt", "notes")
    try book.edit("Chapters/c1.md", "The first value", "[a](notes.txt)\n\nThe first value")
    #expect(await book.build().status == 0)
    #expect(await book.build().written == [])
    try book.write("Chapters/notes.txt", "other notes")
    let frozen = await book.build { $0.frozen = true }
    #expect(frozen.status == 1)
    #expect(frozen.diagnostics.last?.sentence.contains("stale, html/notes.txt first") == true)
    #expect(await book.build().written.contains("html/notes.txt"))
    #expect(try book.read("output/html/notes.txt") == "other notes")
  }

  @Test func filesChaptersAndAddressesAreNot() async throws {
    let prose =
      "[a](notes.txt), [b](c2.md), [c](https://example.org/x), [d](mailto:a@b.de), <https://b.de>."
    #expect(try await findings(prose) == [])
    #expect(
      try await findings("[s](c2.md#chapter-2), [f](c2.md#fig-scaled2), [t](#tab-scaled3).") == [])
  }

  @Test func aPlaceInAChapterHasToBeThere() async throws {
    #expect(
      try await findings("See [there](c2.md#chapter-3).")
        == [
          "Chapters/c1.md:6:5: error[undefined-reference] nothing in “Chapter 2” is labelled"
            + " `chapter-3`; did you mean `chapter-2`? (known: "
            + "chapter-2, scaled2, squared2)"
        ])
  }

  /// Those in quotes, lists and conditions are none of the chapter's sections.
  @Test func sectionsAreNumberedAlikeInHeadingsAndReferences() async throws {
    let book = try SmallBook()
    try book.append(
      """

      > ## Quoted

      - ## Listed

      ```{when} 1 < 2
      ## Conditional
      ```

      See [](#after) and [^a].

      ## After {#after}

      [^a]: Beside it

          ## Noted

      """, to: "Chapters/c1.md")
    #expect(await book.build().diagnostics.map(\.description) == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains(">Section 1.1</a>"))
    #expect(page.contains(#"<h2 id="after"><span class="number">1.1</span> After "#))
    for word in ["Quoted", "Listed", "Conditional", "Noted"] {
      #expect(page.contains("<h2 id=\"\(word.lowercased())\">\(word) "), "\(word)")
    }
  }
}
