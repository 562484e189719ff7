import Foundation
import Markup
import Testing

@testable import Book

@Suite struct BibliographyTests {
  private func diagnostics(_ text: String) -> [String] {
    Bibliography(bibtex: text, file: "r.bib").diagnostics.map(\.description)
  }

  @Test func anArticle() throws {
    let bibliography = Bibliography(
      bibtex: #"""
        References of the study.
        @string{jcmr = "J. Cardiovasc. Magn. Reson."}

        @Article{Ankenbrand2021,
          author = {Ankenbrand, Markus J and Lohr, D. and Schl{\"o}telburg, Wiebke and
            de la Cruz, Jr., Jean-Paul and {The {UK} Biobank}},
          title = {Deep {L}earning at 7~T -- a \emph{study}},
          journal = jcmr # " Suppl", year = 2021, volume = 21, number = 2, pages = {1--5},
          doi = {https://doi.org/10.1002/mrm.28822}
        }
        """#, file: "r.bib")
    #expect(bibliography.diagnostics.isEmpty)
    #expect(bibliography.keys == ["Ankenbrand2021"])
    #expect(bibliography.position(of: "Ankenbrand2021")?.description == "r.bib:4:1")
    let entry = try #require(bibliography.entry("Ankenbrand2021", number: 3))
    #expect(entry.number == 3)
    #expect(
      entry.text == [
        .text(
          "Ankenbrand MJ, Lohr D, Schlötelburg W, de la Cruz JP Jr., The UK Biobank. "),
        .text("Deep Learning at 7\u{A0}T – a study. "),
        .emphasis([.text("J. Cardiovasc. Magn. Reson. Suppl")]), .text(" 21(2):1–5, 2021."),
        .text(" "),
        .link(
          destination: "https://doi.org/10.1002/mrm.28822", title: nil,
          [.text("doi:10.1002/mrm.28822")]), .text("."),
      ])
    #expect(bibliography.entry("other", number: 1) == nil)
  }

  private func plain(_ entry: String) -> String {
    let bibliography = Bibliography(bibtex: entry, file: "r.bib")
    let text = bibliography.keys.first.flatMap { bibliography.entry($0, number: 1)?.text } ?? []
    return text.map { inline in
      switch inline {
      case .text(let text): text
      case .emphasis(let inner), .link(_, _, let inner):
        inner.map { if case .text(let text) = $0 { text } else { "?" } }.joined()
      default: "?"
      }
    }.joined()
  }

  @Test func otherTypes() {
    #expect(
      plain(
        "@book{k, author={D. E. Knuth}, title={What?}, publisher={Addison-Wesley}, year=1984}")
        == "Knuth DE. What? Addison-Wesley, 1984.")
    #expect(
      plain(
        "@inproceedings{k, author={A B and others}, title=T, booktitle={Proc. \\& Co}, pages={3}, "
          + "year=1999}".replacing("title=T", with: "title={T}")
      ).hasPrefix("B A, et al. "))
    #expect(
      plain("@inproceedings{k, author={B, A}, title={T}, booktitle={Proc.}, year=1999}")
        == "B A. T. In: Proc., 1999.")
    #expect(
      plain(
        "@misc{k, title={T}, year=2020, eprint={2001.1}, archiveprefix={arXiv}}")
        == "T. 2020. arXiv:2001.1.")
    #expect(
      plain("@misc{k, title={T}, year=2020, url={https://a.de/b\\_c}}")
        == "T. 2020. https://a.de/b_c.")
    #expect(plain("@misc{k, title={T}, year=2020, url={javascript:x}}") == "T. 2020.")
    let seven = (1...7).map { "N\($0), F" }.joined(separator: " and ")
    #expect(
      plain("@misc{k, author={\(seven)}, title={T}, year=2020}")
        == "N1 F, N2 F, N3 F, N4 F, N5 F, N6 F, et al. T. 2020.")
  }

  @Test func aMalformedEntrySpoilsNoOther() {
    let text = """
      @misc{a, title={A}, year=2000}
      @article{bad,
        title = {unclosed,
        year = 2020
      }
      @article{b, title="B" year=1999}
      @misc{c, title={C}, year=nope}
      @misc{d, title={D}, year=2000}
      """
    let bibliography = Bibliography(bibtex: text, file: "r.bib")
    #expect(bibliography.keys.contains("a") && bibliography.keys.contains("d"))
    let lines = bibliography.diagnostics.map(\.description)
    #expect(
      lines.contains(
        "r.bib:2:1: error[malformed-bibtex] The entry is malformed: its `{` is not closed."))
    #expect(
      lines.contains(#"r.bib:7:1: warning[malformed-bibtex] BibTeX: undefined macro "nope"."#))
    #expect(
      lines.contains(
        "r.bib:6:1: error[malformed-bibtex] The entry is malformed: found \"year\", "
          + "expected end of entry (\"}\" or \")\")."))
  }

  @Test func duplicatesAndMissingFields() {
    #expect(
      diagnostics("@misc{a, title={A}, year=2000}\n\n@misc{a, title={B}, year=2001}\n") == [
        "r.bib:3:1: error[duplicate-key] "
          + "The key `a` is already that of the entry in line 1."
      ])
    #expect(
      diagnostics("@misc{a, title={\\foo A}}") == [
        "r.bib:1:1: warning[missing-field] The entry `a` has no `year`.",
        "r.bib:1:1: warning[unknown-latex] The entry `a` has the unknown LaTeX command `\\foo`; "
          + "write the character itself",
      ])
    #expect(diagnostics("").isEmpty)
    #expect(diagnostics("@misc{a, title={A}, year=2000, month=jan # \"~1\"}").isEmpty)
    #expect(diagnostics("only a comment").isEmpty)
  }

  @Test(
    arguments: [
      "@", "@{", "@misc", "@misc{", "@misc{a", "@misc{a,", "@misc{a, title", "@misc{a, title=",
      "@misc{a, title={", "@misc{a, title=\"x}", "@misc(a, title={x})", "@string{", "@comment{",
      "@preamble{x}", "@misc{,}", "@misc{a}\u{0}", "@misc{ä, title={ö}}", "@misc{a, author={and}}",
      "@misc{a, author={ , , , , }}", "@misc{a, author={a and  and b}}", "@@@@{{{{", "@misc{a,}}}",
    ])
  func hostileTextDoesNoHarm(_ text: String) {
    let bibliography = Bibliography(
      bibtex: text + "\n@misc{good, title={G}, year=2000}\n", file: "r.bib")
    #expect(bibliography.keys.last == "good")
    _ = bibliography.keys.map { bibliography.entry($0, number: 1) }
  }

  @Test(
    arguments: [
      ("Donald E. Knuth", "Knuth DE"), ("Ludwig van Beethoven", "van Beethoven L"),
      ("de la Cruz, Jr., Jean-Paul", "de la Cruz JP Jr."), ("{The UK Biobank}", "The UK Biobank"),
      ("K{\\\"o}rner, J{\\'e}", "Körner J"), ("A and  and B", "A, B"), ("Plato", "Plato"),
      (",,,,", ""), ("and", ""), ("A b C and others", "b C A, et al."),
    ])
  func names(_ bibtex: String, _ shown: String) {
    let entry = BibTeXEntry(
      type: "misc", key: "k", fields: ["title": "T"],
      authors: BibTeXEntry.PersonName.list(bibtex).filter { $0.last != ["others"] },
      hasMoreAuthors: bibtex.hasSuffix("others"), line: 1)
    guard case .text(let text) = BibliographyEntry(entry, number: 1).text.first else { return }
    let end = shown.isEmpty ? "T. " : shown.hasSuffix(".") ? shown + " " : shown + ". "
    #expect(text == end)
  }

  @Test func manyThreadsMayRead() async {
    await withTaskGroup(of: Int.self) { group in
      for index in 0..<50 {
        group.addTask {
          Bibliography(
            bibtex: "@string{s = {v\(index)}}\n@misc{k\(index), title=s, year=2000}",
            file: "r.bib"
          ).keys.count
        }
      }
      for await count in group { #expect(count == 1) }
    }
  }
}
