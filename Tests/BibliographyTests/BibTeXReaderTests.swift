import Testing

@testable import Bibliography

@Suite struct BibTeXReaderTests {
  private func read(_ text: String) -> (fields: [String: [String: String]], says: [String]) {
    let reader = BibTeXReader(text, file: "r.bib")
    let entries = reader.entries.map { ($0.key, $0.fields) }
    return (
      Dictionary(entries) { first, _ in first }, reader.diagnostics.map(\.description)
    )
  }

  /// What bibtexparser 1.4 and pybtex 0.26 read, too.
  @Test(arguments: [
    (#"@misc{k, a = {x {y} z}}"#, "x {y} z"), (#"@misc{k, a = "x {"} z"}"#, #"x {"} z"#),
    ("@misc{k, a = 12}", "12"), ("@misc(k, a = {x)})", "x)"), ("@MISC{k,A={x},}", "x"),
    ("@misc { k , a = { x } }", " x "), ("@misc{k, a = jan # \"~1\"}", "January~1"),
    ("@string{s = {v}} @misc{k, a = s # { } # S}", "v v"),
    ("@string(s = \"v\")@misc{k,a=s}", "v"), ("@misc{k,\n% a = {no},\na = {x} % why\n}", "x"),
    ("% @misc{k, a = {no}}\n@misc{k, a = {x}}", "x"),
    ("@misc{k, a = {é {\u{301}ü}}}", "é {\u{301}ü}"),
    ("@comment{@misc{k, a={no}}} @misc{k, a={x}}", "x"),
    ("@comment x @misc{k, a={x}}", "x"), ("@preamble{\"\\x\" # {y}} @misc{k, a={x}}", "x"),
    ("mail me@home.org {or not} @misc{k, a={x}}", "x"), ("\u{FEFF}@misc{k, a={x}}", "x"),
    ("@misc{k, a={x\r\ny}}", "x\r\ny"),
  ])
  func valuesAreRead(_ text: String, _ value: String) {
    let (fields, says) = read(text)
    #expect(fields["k"]?["a"] == value)
    #expect(says == [])
  }

  @Test func severalEntriesStandInALine() {
    let (fields, says) = read("@misc{a, x={1}} @misc{b, x={2}}@misc(c, x={3}) and @misc{d}")
    #expect(fields.mapValues { $0["x"] } == ["a": "1", "b": "2", "c": "3", "d": nil])
    #expect(says == [])
  }

  @Test func ofAFieldThatIsGivenTwiceTheFirstCounts() {
    let (fields, says) = read("@misc{k, year = 1999,\n  Year = 2000}")
    #expect(fields["k"] == ["year": "1999"])
    #expect(
      says == [
        "r.bib:2:3: warning[duplicate-field] The entry `k` gives `year` twice; the first one counts."
      ])
  }

  @Test func aMacroThatIsNotThereIsNamed() {
    #expect(
      read("@misc{k, month = januar,\n  note = words}").says == [
        "r.bib:1:18: warning[undefined-macro] The macro `januar` is not defined; "
          + "define it with @string, or put the text in braces",
        "r.bib:2:10: warning[undefined-macro] The macro `words` is not defined; "
          + "define it with @string, or put the text in braces",
      ])
    #expect(
      read("@string{jcmr = {J}} @misc{k, journal = jmcr}").says == [
        "r.bib:1:40: warning[undefined-macro] The macro `jmcr` is not defined; did you mean `jcmr`?"
      ])
  }

  @Test(arguments: [
    ("@misc{k, a = {x", "1:1", "its `{` is not closed"),
    ("@misc{k, a {x}}", "1:12", "found `{`, expected `=`"),
    ("@misc{k a = {x}}", "1:9", "found `a`, expected `,` or `}`"),
    ("@misc{k,\n a = {x}\n b = {y}}", "3:2", "found `b`, expected `,` or `}`"),
    ("@misc{k, = {x}}", "1:10", "found `=`, expected the name of a field"),
    (
      "@misc{k, a = }", "1:14",
      "found `}`, expected a text in braces or quotes, a number or a macro"
    ),
    ("@misc{k, a = \"x}", "1:14", "this `\"` is not closed"),
    ("@misc{a = {x}}", "1:7", "found `a`, expected the key of the `@misc`"),
    ("@misc{}", "1:7", "found `}`, expected the key of the `@misc`"),
    ("@misc(k, a = {x}", "3:1", "found `@`, expected `,` or `}`"),
    ("@misc k, a = {x}", "1:7", "found `k`, expected `{` after `@misc`"),
    ("@misc{k, a = {ü} é}", "1:18", "found `é`, expected `,` or `}`"),
    ("@string{a}", "1:10", "found `}`, expected `=`"),
  ])
  func whatIsMalformedIsSaidWithItsPlace(_ text: String, _ place: String, _ sentence: String) {
    let (fields, says) = read(text + "\n\n@misc{good, a = {x}}")
    #expect(
      says == ["r.bib:\(place): error[malformed-bibtex] The entry is malformed: \(sentence)."])
    #expect(fields["good"] == ["a": "x"])
  }

  @Test func aMalformedEntrySpoilsNoOther() {
    let (fields, says) = read(
      """
      @misc{a, title={A}, year=2000}
      @article{bad,
        title = {unclosed,
        year = 2020
      }
      @article{b, title="B" year=1999}
      @misc{c, title={C}, year=2000
      @misc{d, title={D}}, year=2000}
      @misc{e, title={E}}
      """)
    #expect(Set(fields.keys) == ["a", "b", "c", "d", "e"])
    #expect(
      says == [
        "r.bib:2:1: error[malformed-bibtex] The entry is malformed: its `{` is not closed.",
        "r.bib:6:23: error[malformed-bibtex] The entry is malformed: "
          + "found `year`, expected `,` or `}`.",
      ] + [
        "r.bib:8:1: error[malformed-bibtex] The entry is malformed: "
          + "found `@`, expected `,` or `}`."
      ])
  }

  @Test func aBraceTooManyIsNamed() {
    #expect(
      read("@misc{d, title={D}}, year=2000}\n@misc{e}").says == [
        "r.bib:1:31: warning[malformed-bibtex] This `}` closes nothing; "
          + "the entry before it may have ended too early."
      ])
  }

  @Test(
    arguments: [
      "@", "@{", "@misc", "@misc{", "@misc{a", "@misc{a,", "@misc{a, title", "@misc{a, title=",
      "@misc{a, title={", "@misc{a, title=\"x}", "@misc(a, title={x})", "@string{", "@comment{",
      "@preamble{x}", "@misc{,}", "@misc{a}\u{0}", "@misc{ä, title={ö}}", "@misc{a, author={and}}",
      "@misc{a, author={ , , , , }}", "@misc{a, author={a and  and b}}", "@@@@{{{{", "@misc{a,}}}",
      "@misc{a, crossref={a}}", "@misc{a, crossref={b}} @misc{b, crossref={a}}", "@comment(",
      "@misc{\u{301}, title={\u{301}}}", "@misc{a, title={\\", "@misc{a, title={\\href{\\url{x}}}",
    ])
  func hostileTextDoesNoHarm(_ text: String) {
    let bibliography = Bibliography(
      text + "\n@misc{good, title={G}, year=2000}\n", file: "r.bib")
    #expect(bibliography.keys.last == "good")
    #expect(bibliography.keys.allSatisfy { bibliography.reference($0) != nil })
  }

  /// Texts that take time with the square of their length, or memory without bound, where they are
  /// read again and again. The limit only guards against a hang.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      LongText("open braces", "", "{", 100_000), LongText("closing braces", "", "}", 100_000),
      LongText(
        "braces in braces",
        "@misc{k, title={" + String(repeating: "{", count: 100_000)
          + String(repeating: "}", count: 100_000) + "}}"),
      LongText("entries that are not closed", "", "@misc{k, title={\n", 10_000),
      LongText("quotes that are not closed", "", "@misc(k, title=\"\n", 10_000),
      LongText("the same in braces", "{", "@misc(k, title=\"\n", 10_000, "}"),
      LongText("comments", "", "@comment(", 20_000),
      LongText("entries of one key in a line", "", "@misc{k, x=1} ", 10_000),
      LongText("macros of macros", "@string{s = \"x\"}", "@string{s = s # s}", 10_000),
      LongText("names", "@misc{k, author={", "a and ", 100_000, "}}"),
      LongText(
        "links in links", "@misc{k, title={", "\\href{a}{", 20_000,
        String(repeating: "}", count: 20_000) + "}}"),
      LongText("accents", "@misc{k, title={", "\\'", 100_000, "}}"),
      LongText(
        "generations",
        (0..<5_000).map { "@misc{k\($0), crossref={k\($0 + 1)}}\n" }.joined()),
    ])
  func workIsBounded(_ long: LongText) {
    let bibliography = Bibliography(long.text, file: "r.bib")
    for key in bibliography.keys { _ = bibliography.reference(key) }
  }

  @Test func macrosOfMacrosEndWithASentence() {
    let text = "@string{s = \"x\"}\n" + String(repeating: "@string{s = s # s}\n", count: 30)
    #expect(
      BibTeXReader(text, file: "r.bib").diagnostics.first?.sentence
        == "The entry is malformed: the macros of this file expand to more than 16 million bytes.")
  }
}
