import Foundation
import Testing

@testable import Bibliography

@Suite struct BibliographyTests {
  private func diagnostics(_ text: String) -> [String] {
    Bibliography(text, file: "r.bib").diagnostics.map(\.description)
  }

  @Test func anArticle() throws {
    let bibliography = Bibliography(
      #"""
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
    let reference = try #require(bibliography.reference("Ankenbrand2021"))
    #expect(
      reference.parts == [
        .text(
          "Ankenbrand MJ, Lohr D, Schlötelburg W, de la Cruz JP Jr., The UK Biobank. "),
        .text("Deep Learning at 7\u{A0}T – a study. "),
        .emphasis("J. Cardiovasc. Magn. Reson. Suppl"), .text(" 21(2):1–5, 2021."), .text(" "),
        .link("doi:10.1002/mrm.28822", destination: "https://doi.org/10.1002/mrm.28822"),
        .text("."),
      ])
    #expect(reference.authors == "Ankenbrand et al.")
    #expect(reference.year == "2021")
    #expect(bibliography.reference("other") == nil)
  }

  @Test func keysThatOccurTwiceAndFieldsThatAreMissingAreNamed() {
    #expect(
      diagnostics("@misc{a, title={A}, year=2000}\n\n@misc{a, title={B}, year=2001}\n") == [
        "r.bib:3:1: error[duplicate-key] The key `a` is already that of the entry in line 1."
      ])
    #expect(
      diagnostics("@misc{a, title={ }}") == [
        "r.bib:1:1: warning[missing-field] The entry `a` has no `title`.",
        "r.bib:1:1: warning[missing-field] The entry `a` has no `year`.",
      ])
    #expect(diagnostics("@misc{a, title={A}, date={2000-01-02}}").isEmpty)
    #expect(diagnostics("").isEmpty)
    #expect(diagnostics("only a comment").isEmpty)
  }

  @Test func unknownCommandsAreAskedOfAnEntry() {
    let bibliography = Bibliography(
      #"""
      @misc{a, title={\foo A}, author={\baz{B}, C \foo}, year=2000}
      @misc{b, title={B}, url={https://a.de/\nope}, abstract={\nope}, year=2000}
      """#, file: "r.bib")
    #expect(bibliography.diagnostics.isEmpty)
    #expect(bibliography.unknownCommands(in: "a") == ["baz", "foo"])
    #expect(bibliography.unknownCommands(in: "b").isEmpty)
  }

  @Test func manyMayReadAtOnce() async {
    await withTaskGroup(of: String?.self) { group in
      for index in 0..<50 {
        group.addTask {
          Reference.markdown("@string{s = {v\(index)}}\n@misc{k, title=s, year=\(index)}")
            == "v\(index). \(index)." ? nil : "\(index)"
        }
      }
      for await wrong in group { #expect(wrong == nil) }
    }
  }
}
