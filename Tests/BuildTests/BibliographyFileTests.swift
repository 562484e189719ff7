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

  @Test func worksMayBeCitedByAuthorsAndYear() async throws {
    let book = try book(
      "a.bib",
      """
      @misc{z, author={Zeta, Z & Co}, title={T}, year=2000}
      @misc{b, author={Doe, J and Roe, R and Poe, P}, title={Second}, year=2024}
      @misc{a, author={Doe, J and others}, title={First}, year=2024}
      """, citing: "[@z, p. 3; @b; @a]")
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\ncitations: author-year")
    #expect(await book.build().diagnostics == [])
    let page = try book.read("output/html/index.html").replacing(
      /<a role="doc-biblioref" href="#ref:(.)" title="[^"]*">/
    ) { "<a \($0.1)>" }
    #expect(
      page.contains(
        "(<a z>Zeta, 2000</a>, p. 3; <a b>Doe et al., 2024b</a>; <a a>Doe et al., 2024a</a>)"))
    #expect(
      page.contains(
        "<li id=\"ref:a\">Doe J, et al. First. 2024a.</li>\n<li id=\"ref:b\">Doe J, Roe R"))
    let wrong = try self.book("a.bib", "", citing: "")
    try wrong.edit("Chapters/book.yaml", "seed: 7", "seed: 7\ncitations: author")
    #expect(
      await wrong.build().diagnostics.map(\.sentence) == [
        "option `citations`: “author” is not one of numbered, author-year"
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
