import Testing

@testable import Bibliography

@Suite struct PersonNameTests {
  /// Given names, particle, family name and suffix as pybtex 0.26.1 divides them (`Person(...)`).
  @Test(arguments: [
    ("Donald E. Knuth", "Donald E.||Knuth|"), ("Ludwig van Beethoven", "Ludwig|van|Beethoven|"),
    ("de la Cruz, Jr., Jean-Paul", "Jean-Paul|de la|Cruz|Jr."),
    ("{The UK Biobank}", "||The UK Biobank|"),
    (
      #"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin"#,
      "Charles Louis Xavier Joseph|de la|Vallée Poussin|"
    ),
    ("van der Berg, Jan", "Jan|van der|Berg|"), ("Jean de La Fontaine", "Jean|de|La Fontaine|"),
    ("de La Fontaine, Jean", "Jean|de|La Fontaine|"),
    ("De La Fontaine, Jean", "Jean||De La Fontaine|"),
    ("Jean De La Fontaine", "Jean De La||Fontaine|"),
    ("jean de la fontaine", "|jean de la|fontaine|"),
    ("Jean {de} la fontaine", "Jean de|la|fontaine|"),
    (#"{\'E}mile {d'Alembert}"#, "Émile||d’Alembert|"), (#"{\'e}mile Zola"#, "|émile|Zola|"),
    ("Plato", "||Plato|"), ("aa bb", "|aa|bb|"), ("AA bb CC dd EE", "AA|bb CC dd|EE|"),
    ("AA 1b CC", "AA|1b|CC|"), ("AA {b} CC", "AA b||CC|"), ("Ford, Jr., Henry", "Henry||Ford|Jr."),
    ("{Barnes and Noble}", "||Barnes and Noble|"), ("Brinch Hansen, Per", "Per||Brinch Hansen|"),
    ("Per {Brinch Hansen}", "Per||Brinch Hansen|"),
  ])
  func isDividedAsBibTeXDoes(_ bibtex: String, _ parts: String) {
    let (names, hasMore) = PersonName.list(bibtex: bibtex)
    #expect(!hasMore)
    #expect(
      names.map { [$0.given, $0.von, $0.family, $0.suffix].joined(separator: "|") } == [parts])
  }

  /// As BibTeX's manual says; pybtex takes both for given names.
  @Test func aCommandMayBeASmallLetter() {
    #expect(PersonName.list(bibtex: #"AA {\oe}rsted BB"#).names.first?.von == "œrsted")
    #expect(PersonName.list(bibtex: #"AA {\OE}rsted BB"#).names.first?.von == "")
  }

  @Test(arguments: [
    ("K{\\\"o}rner, J{\\'e}", "Körner J"), ("A and  and B", "A, B"), (",,,,", ""), ("and", ""),
    ("A b C and others", "b C A, et al."), ("Alpha, A. AND Beta, B.", "Alpha A, Beta B"),
    ("A\nAnd\tB", "A, B"), ("Kim, Sun-Hee and Li, Y.-L.", "Kim SH, Li YL"),
    ("O'Neil, T.~J.", "O’Neil TJ"), ("{\\i}nce, B", "ınce B"),
    (
      (1...7).map { "N\($0), F" }.joined(separator: " and "),
      "N1 F, N2 F, N3 F, N4 F, N5 F, N6 F, et al."
    ),
  ])
  func listsAreShownAsMedicalJournalsDo(_ bibtex: String, _ shown: String) {
    let text = Reference.markdown("@misc{k, author = {\(bibtex)}, title = {T}, year = 2000}")
    let ending = shown.isEmpty || shown.hasSuffix(".") ? "" : "."
    #expect(text == [shown + ending, "T. 2000."].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
