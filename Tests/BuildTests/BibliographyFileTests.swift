import Foundation
import Testing

@testable import Build

/// A book's bibliography, from its file to the page.
@Suite struct BibliographyFileTests {
  private func book(_ file: String, _ text: String, citing keys: String) throws -> SmallBook {
    let book = try SmallBook()
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nbibliography: \(file)")
    try book.write("Chapters/\(file)", text)
    try book.edit("Chapters/c1.md", "The first value", "\(keys) The first value")
    return book
  }

  @Test func anUnknownCommandIsAnErrorWhereItsEntryIsCited() async throws {
    let book = try book(
      "a.bib",
      #"""
      @misc{a, title={A \foo}, year=1}
      @misc{b, title={B \bar}, author={\baz C}, year=1}
      """#, citing: "[@b] [@b]")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.map(\.description) == [
        "Chapters/c1.md:6:1: error[unknown-latex] the entry `b` (Chapters/a.bib:2) has the LaTeX "
          + #"command `\baz`, which is not known; write the character itself"#
      ])
  }

  @Test func whatIsMalformedIsSaidOnceWithItsPlace() async throws {
    let book = try book(
      "a.bib", "@misc{a, title={A} year=1}\n@misc{b, title={B}, year=1}\n", citing: "[@a; @b]")
    #expect(
      await book.build().diagnostics.map(\.description) == [
        "Chapters/a.bib:1:20: error[malformed-bibtex] The entry is malformed: "
          + "found `year`, expected `,` or `}`."
      ])
  }

  @Test func worksInCSLAreShownWithTheirLinks() async throws {
    let book = try book(
      "works.json",
      #"[{"id": "a", "title": "A & B", "issued": {"date-parts": [[2020]]}, "DOI": "10.1/<x>"}]"#,
      citing: "[@a]")
    #expect(await book.build().diagnostics == [])
    let page = try book.read("output/html/index.html")
    #expect(
      page.contains(
        #"A &amp; B. 2020. <a href="https://doi.org/10.1/%3Cx%3E">doi:10.1/&lt;x&gt;</a>."#))
  }
}
