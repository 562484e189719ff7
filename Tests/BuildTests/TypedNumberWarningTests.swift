import Testing

@testable import Build

@Suite struct TypedNumberWarningTests {
  @Test func aTypedNumberThatWasComputedIsReported() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "{factor: 3}", "{factor: 1.234}")
    try book.edit("Chapters/c3.md", "The first value", "Here 3.702 and 3.703.\n\nThe first value")
    let warning =
      "Chapters/c3.md:6:6: warning[typed-number] 3.702 equals `scaled3[a].value`;"
      + " cite it, {val}`scaled3[a].value : .3f`, or put it between backticks where it is"
      + " another number"
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [warning])
    #expect(outcome.status == 0)
    // From the values of the last build.
    #expect(await book.builder().check().diagnostics.map(\.description) == [warning])
    try book.edit("Chapters/c3.md", "3.702", "{val}`scaled3[a].value : .3f`")
    #expect(await book.build().diagnostics.map(\.description) == [])
  }

  @Test func eachIsPointedAt() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c3.md", "{factor: 3}", "{factor: 1234.5}")
    try book.edit(
      "Chapters/c3.md", "The first value",
      """
      `3,703.5` [x](#fig-scaled3), 13,703.5 and **3,703.5**,
      or 3703.5 (3703.5). The first value
      """)
    #expect(
      await book.build().diagnostics.map(\.position.description) == [
        "Chapters/c3.md:6:45", "Chapters/c3.md:7:4", "Chapters/c3.md:7:12",
      ])
  }

  @Test func aSmallNumberIsHeldAgainstWhatCountsTheSame() async throws {
    let book = try SmallBook()
    // Both points: `scaled3.count` is 2.
    try book.edit("Chapters/c3.md", "The first value", "All 2 patients, 2 counts. The first value")
    #expect(
      await book.build().diagnostics.map(\.sentence) == ["2 equals `scaled3.count` (and 11 more)"])
  }

  @Test func theNameOfARowIsNoCount() async throws {
    let book = try SmallBook()
    try book.write("tables/t3.tsv", "name\tvalue\n24\t8\n5\t8\n")
    try book.edit("Chapters/c3.md", "scaled3[a].value", "scaled3[24].value")
    try book.edit("Chapters/c3.md", "The first value", "All 24 values. The first value")
    #expect(
      await book.build().diagnostics.map(\.sentence) == ["24 equals `scaled3[5].value`"])
  }
}
