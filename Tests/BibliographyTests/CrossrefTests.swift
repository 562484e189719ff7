import Testing

@testable import Bibliography

/// An entry that names another by `crossref` has what it lacks from there.
@Suite struct CrossrefTests {
  private func shown(_ text: String) -> String? {
    Bibliography(text, file: "r.bib").reference("child")?.markdown
  }

  @Test func aPaperInheritsFromItsProceedings() {
    let paper = "@inproceedings{child, author={Kid, A.}, title={In}, pages={1--9}, crossref={p}}"
    let proceedings = """
      @proceedings{p, editor={Boss, B.}, title={Proceedings}, year=2018, publisher={Pub},
        doi={10.1/whole}, pages={1--999}}
      """
    let whole = "Kid A. In. In: Boss B, editor. *Proceedings* 1–9, Pub, 2018."
    #expect(shown(paper + proceedings) == whole)
    #expect(shown(proceedings + paper) == whole)
    #expect(Bibliography(paper + proceedings, file: "r.bib").diagnostics.isEmpty)
  }

  @Test func aChapterHasTheAuthorsOfItsBookButAnArticleHasNot() {
    let book = "@book{p, author={Auth, A}, title={Book}, year=2018}"
    #expect(
      shown("@inbook{child, title={One}, crossref={p}}" + book) == "Auth A. One. In: *Book*, 2018.")
    #expect(
      shown("@incollection{child, title={One}, crossref={p}}" + book) == "One. In: *Book*, 2018.")
  }

  @Test func grandparentsCountAndCirclesEnd() {
    #expect(
      shown(
        """
        @inproceedings{child, title={T}, crossref={a}}
        @proceedings{a, title={A}, crossref={b}} @proceedings{b, publisher={P}, year=1}
        """) == "T. In: *A*, P, 1.")
    #expect(
      shown("@inproceedings{child, title={T}, crossref={a}} @book{a, title={A}, crossref={child}}")
        == "T. In: *A*.")
  }

  @Test func aParentThatIsNotThereIsSaid() {
    #expect(
      Bibliography("@misc{k, title={T}, year=1, crossref={p}}", file: "r.bib").diagnostics
        .map(\.description) == [
          "r.bib:1:1: warning[unknown-crossref] "
            + "The entry `k` names `p` as its crossref, which is not in the file."
        ])
  }
}
