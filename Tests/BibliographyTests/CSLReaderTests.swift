import Testing

@testable import Bibliography

@Suite struct CSLReaderTests {
  private func read(_ text: String) -> Bibliography { Bibliography(text, file: "r.json") }

  @Test func anArticleAsZoteroWritesIt() {
    let bibliography = read(
      #"""
      [
        {"id": "a/1", "type": "article-journal", "title": "T<sub>2</sub> <i>maps</i> at p < 0.05",
         "container-title": "J", "volume": 3, "issue": "2", "page": "10-12", "DOI": "10.1/x",
         "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                    {"literal": "The UK Biobank"}],
         "issued": {"date-parts": [["2021", 4, 1]]}, "PMID": "7"}
      ]
      """#)
    #expect(bibliography.diagnostics.isEmpty)
    #expect(bibliography.position(of: "a/1")?.description == "r.json:2:3")
    #expect(
      bibliography.reference("a/1")?.markdown
        == "van der Berg J, The UK Biobank. T₂ maps at p < 0.05. *J* 3(2):10–12, 2021. "
        + "[doi:10.1/x](https://doi.org/10.1/x). [PMID: 7](https://pubmed.ncbi.nlm.nih.gov/7/).")
    #expect(bibliography.reference("a/1")?.authors == "van der Berg and The UK Biobank")
  }

  /// The same work in both formats.
  @Test(arguments: [
    (
      #"{"id": 1, "type": "webpage", "title": "T", "URL": "https://a.de/~b", "issued": {"raw": "2024-05-01"}, "accessed": {"date-parts": [[2026, 3, 4]]}}"#,
      "@online{1, title={T}, url={https://a.de/~b}, date={2024-05-01}, urldate={2026-03-04}}"
    ),
    (
      #"{"id": "c", "type": "chapter", "title": "T", "container-title": "B", "editor": [{"family": "E", "given": "F"}], "collection-title": "S", "edition": 2, "publisher": "P", "publisher-place": "X", "issued": {"date-parts": [[2024]]}}"#,
      "@incollection{c, title={T}, booktitle={B}, editor={E, F}, series={S}, edition=2, publisher={P}, address={X}, year=2024}"
    ),
    (
      #"{"id": "r", "type": "report", "title": "T", "genre": "Technical report", "number": "TR-5", "publisher": "NIST", "status": "in press"}"#,
      "@techreport{r, title={T}, number={TR-5}, institution={NIST}, year={in press}}"
    ),
    (
      #"{"id": "x", "type": "article", "title": "T", "number": "arXiv:2101.1", "issued": {"literal": "2021"}}"#,
      "@misc{x, title={T}, eprint={2101.1}, eprinttype={arxiv}, year=2021}"
    ),
  ])
  func readsAsBibTeXDoes(_ csl: String, _ bibtex: String) {
    #expect(Reference.markdown("[\(csl)]", file: "r.JSON") == Reference.markdown(bibtex))
  }

  @Test func aMalformedWorkSpoilsNoOther() {
    let bibliography = read(
      """
      [{"id": "a", "title": "A", "issued": {"raw": "2000"}},
       {"title": "no id"}, {"id": "b", "author": [{"family": 1}]}, 3,
       {"id": "c" "title": "C"}, {"id": "a", "title": "A"},
       {"id": "d", "title": "D"}]
      """)
    #expect(bibliography.keys == ["a", "d"])
    #expect(
      bibliography.diagnostics.map(\.description) == [
        "r.json:2:2: error[malformed-csl] The work cannot be read: it has no `id`.",
        "r.json:2:22: error[malformed-csl] The work cannot be read: "
          + "`author[0].family` has the wrong kind of value.",
        "r.json:2:62: error[malformed-csl] The work cannot be read: it is not an object `{...}`.",
        "r.json:3:2: error[malformed-csl] The work cannot be read: it is not valid JSON.",
        "r.json:3:28: error[duplicate-key] The key `a` is already that of the entry in line 1.",
        "r.json:4:2: warning[missing-field] The entry `d` has no `issued`.",
      ])
  }

  @Test(arguments: [
    ("", "1:1", "A bibliography in JSON is a list of works (CSL-JSON): `[{\"id\": ...}, ...]`."),
    ("{}", "1:1", "A bibliography in JSON is a list of works (CSL-JSON): `[{\"id\": ...}, ...]`."),
    ("[\n", "2:1", "The list of works is not closed by `]`."),
    ("[] x", "1:4", "Something follows the list of works."),
  ])
  func whatIsNoListIsSaid(_ text: String, _ place: String, _ sentence: String) {
    #expect(
      read(text).diagnostics.map(\.description) == [
        "r.json:\(place): error[malformed-csl] \(sentence)"
      ])
  }

  /// The limit only guards against a hang.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      LongText("lists in lists", "[", "[", 100_000), LongText("a cut string", "[{\"id\": \""),
      LongText("a cut escape", "[\"\\"), LongText("lists in a work", "[{\"id\": ", "[", 100_000),
      LongText("tags", "[{\"id\": 1, \"title\": \"", "<span ", 50_000, "\"}]"),
      LongText("works of one key", "[", "{\"id\": 1},", 10_000, "]"),
    ])
  func workIsBounded(_ long: LongText) {
    let bibliography = read(long.text)
    for key in bibliography.keys { _ = bibliography.reference(key) }
    #expect(!bibliography.diagnostics.isEmpty)
  }
}
