import Testing

@testable import Bibliography

@Suite struct ReferenceTests {
  @Test(arguments: [
    (
      "@book{k, author={D. E. Knuth}, title={What?}, publisher={Addison-Wesley}, year=1984}",
      "Knuth DE. What? Addison-Wesley, 1984."
    ),
    (
      "@inproceedings{k, author={B, A}, title={T}, booktitle={Proc.}, year=1999}",
      "B A. T. In: *Proc.*, 1999."
    ),
    (
      "@book{k, editor={Boss, Bea}, title={A Book}, edition={3rd}, publisher={Wiley}, year=2010}",
      "Boss B, editor. A Book. 3rd edition, Wiley, 2010."
    ),
    (
      """
      @incollection{k, author={Silva, J}, editor={Biere, Armin and Heule, Marijn}, title={Solvers},
        booktitle={Handbook}, series={Frontiers}, edition={2}, volume={336}, pages={133--182},
        publisher={IOS Press}, address={Amsterdam}, year=2021}
      """,
      "Silva J. Solvers. In: Biere A, Heule M, editors. *Handbook*, Frontiers 336:133–182, "
        + "2nd edition, Amsterdam: IOS Press, 2021."
    ),
    (
      "@thesis{k, author={P, A}, title={T}, type={phdthesis}, institution={Uni}, date={2015-07}}",
      "P A. T. PhD thesis, Uni, 2015."
    ),
    (
      "@mastersthesis{k, author={P, A}, title={T}, school={Uni}, year=2015}",
      "P A. T. Master’s thesis, Uni, 2015."
    ),
    (
      "@techreport{k, author={T, A}, title={T}, number={TR-5}, institution={NIST}, year=2011}",
      "T A. T. Technical report TR-5, NIST, 2011."
    ),
    (
      "@article{k, title={T}, journal={J}, year={in press}, note={Epub ahead of print}}",
      "T. *J*, in press. Epub ahead of print."
    ),
    ("@article{k, title={T}, journal={J}, pubstate={inpress}}", "T. *J*, in press."),
    (
      "@article{k, title={T}, journal={J}, year=1, pages={12-18, 22--25}}",
      "T. *J* 12–18, 22–25, 1."
    ),
    ("@article{k, title={T}, journal={J}, year=1, pages={S1–S5}}", "T. *J* S1–S5, 1."),
    ("@article{k, title={T}, journal={J}, year=1, pages={5-1--5-7}}", "T. *J* 5-1–5-7, 1."),
    ("@article{k, title={T}, journal={J}, year=1, eid={e-7}}", "T. *J* e-7, 1."),
    ("@misc{k, title={T}, subtitle={S}, year=1}", "T: S. 1."),
  ])
  func whatIsGivenIsShown(_ entry: String, _ shown: String) {
    #expect(Reference.markdown(entry) == shown)
  }

  @Test(arguments: [
    ("url={https://a.de/~b/c--d_e%20f?x=1&y=2#g}", "<https://a.de/~b/c--d_e%20f?x=1&y=2#g>."),
    (##"url={https://a.de/b\_c\%20\&d\#e\~{}f}"##, "<https://a.de/b_c%20&d#e~f>."),
    (#"url={\url{https://a.de/{\textasciitilde}b}}"#, "<https://a.de/~b>."),
    ("url={https://a.de/a\n  b}", "<https://a.de/ab>."),
    ("url={https://a.de/<b>}", "[https://a.de/<b>](https://a.de/%3Cb%3E)."),
    ("url={javascript:x}", "javascript:x."),
    (
      "url={https://icd.who.int/a--b}, urldate={2026-03-04}",
      "<https://icd.who.int/a--b> (accessed 4 March 2026)."
    ),
    ("url={https://a.de}, urldate={March 4}", "<https://a.de> (accessed March 4)."),
    ("doi={10.1/a{\\_}b}, url={https://a.de}", "[doi:10.1/a_b](https://doi.org/10.1/a_b)."),
    (#"doi={10.1/a\textunderscore 28}"#, "[doi:10.1/a_28](https://doi.org/10.1/a_28)."),
    ("doi={http://dx.doi.org/10.1/x}", "[doi:10.1/x](https://doi.org/10.1/x)."),
    (
      "doi={10.1/(S)17:15/16<16::AID>3.0;2-2}",
      "[doi:10.1/(S)17:15/16<16::AID>3.0;2-2]"
        + "(https://doi.org/10.1/(S)17:15/16%3C16::AID%3E3.0;2-2)."
    ),
    (
      "eprint={2001.1}, archiveprefix={arXiv}, primaryclass={cs.CV}",
      "[arXiv:2001.1](https://arxiv.org/abs/2001.1) [cs.CV]."
    ),
    ("eprint={arXiv:2001.1}", "[arXiv:2001.1](https://arxiv.org/abs/2001.1)."),
    (
      "eprint={12345}, eprinttype={pubmed}, pmcid={PMC9}",
      "[PMID: 12345](https://pubmed.ncbi.nlm.nih.gov/12345/). "
        + "[PMCID: PMC9](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9/)."
    ),
    (
      "doi={10.1/x}, pmid={12345}",
      "[doi:10.1/x](https://doi.org/10.1/x). "
        + "[PMID: 12345](https://pubmed.ncbi.nlm.nih.gov/12345/)."
    ),
  ])
  func addressesAreVerbatimAndLinked(_ fields: String, _ shown: String) {
    #expect(Reference.markdown("@misc{k, title={T}, year=2020, \(fields)}") == "T. 2020. " + shown)
  }

  @Test func anAddressInWordsIsLinked() {
    #expect(
      Reference.markdown(
        #"@misc{k, title={T}, howpublished={At \url{https://a.de/~b--c}}, year=2020}"#)
        == "T. At <https://a.de/~b--c>, 2020.")
    #expect(
      Reference.markdown(#"@misc{k, title={T}, note={See \href{https://a.de/x_y}{the page}}}"#)
        == "T. See [the page](https://a.de/x_y).")
  }

  @Test(arguments: [
    ("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("11", "11th"), ("12", "12th"),
    ("13", "13th"), ("21", "21st"), ("112", "112th"), ("Second", "Second"),
  ])
  func editionsAreCounted(_ edition: String, _ shown: String) {
    #expect(
      Reference.markdown("@book{k, title={T}, edition={\(edition)}, year=1}")
        == "T. \(shown) edition, 1.")
  }

  @Test(arguments: [
    ("author={Doe, J}", "Doe", "n.d."),
    ("author={van Doe, J and Roe, R}, year=1", "van Doe and Roe", "1"),
    ("author={Doe, J and others}, year=1", "Doe et al.", "1"),
    ("author={A and B and C}, year=1", "A et al.", "1"), ("editor={Boss, B}, year=1", "Boss", "1"),
    ("year=1", "T", "1"),
  ])
  func isCitedByAuthorsAndYear(_ fields: String, _ authors: String, _ year: String) {
    let reference = Bibliography("@misc{k, title={T}, \(fields)}", file: "r.bib").reference("k")
    #expect(reference?.authors == authors)
    #expect(reference?.year == year)
  }
}
