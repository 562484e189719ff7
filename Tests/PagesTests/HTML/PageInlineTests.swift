import Testing

@testable import Book
@testable import Pages

@Suite struct PageInlineTests {
  @Test func marks() throws {
    #expect(try TwoChapters.html(.emphasis([.text("a")])) == "<em>a</em>")
    #expect(try TwoChapters.html(.strong([.text("a")])) == "<strong>a</strong>")
    #expect(try TwoChapters.html(.strikethrough([.text("a")])) == "<del>a</del>")
    #expect(try TwoChapters.html(.code("a<b")) == "<code>a&lt;b</code>")
    #expect(try TwoChapters.html(.text("a"), .softBreak, .lineBreak) == "a\n<br>\n")
    #expect(
      try TwoChapters.html(.problem("agreement[X]"))
        == "<mark class=\"problem\">agreement[X]</mark>")
  }

  @Test func textIsEscapedAndControlCharactersAreLeftOut() throws {
    #expect(
      try TwoChapters.html(.text("<script>alert('1' & \"2\")</script>\u{0}\u{7}"))
        == "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;")
  }

  @Test func addressesThatRunSomethingLeadNowhere() throws {
    for address in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x"] {
      #expect(
        try TwoChapters.html(.link(destination: address, title: nil, [.text("a")]))
          == "<a href=\"#\">a</a>")
    }
    #expect(
      try TwoChapters.html(.link(destination: "https://a.org/?b&c", title: "T\"", [.text("a")]))
        == "<a href=\"https://a.org/?b&amp;c\" title=\"T&quot;\">a</a>")
  }

  @Test func referencesLeadToTheirPage() throws {
    let here = PageInline.reference(slug: "labels", id: "tab-agreement", [.text("Table 1")])
    #expect(try TwoChapters.html(here) == "<a class=\"ref\" href=\"#tab-agreement\">Table 1</a>")
    let there = PageInline.reference(slug: "two words", id: "sets", [.text("Sets")])
    #expect(
      try TwoChapters.html(there) == "<a class=\"ref\" href=\"two%20words.html#sets\">Sets</a>")
    let chapter = PageInline.reference(slug: "index", id: "", [.text("Overview")])
    #expect(try TwoChapters.html(chapter) == "<a class=\"ref\" href=\"index.html\">Overview</a>")
  }

  @Test func citationsLeadToTheBibliography() throws {
    #expect(
      try TwoChapters.html(.citation([.init(number: 1, locator: "p. 3"), .init(number: 2)])) == """
        <span class="citation">[<a role="doc-biblioref" href="#ref:bland1986" \
        title="Bland, Altman. 1986.">1</a>, p. 3; <a role="doc-biblioref" href="#ref:lin1989" \
        title="Lin. 1989.">2</a>]</span>
        """)
  }

  @Test func aFootnoteReferredToTwiceHasTwoPlaces() throws {
    #expect(
      try TwoChapters.html(.footnote(number: 1), .footnote(number: 1)) == """
        <sup><a id="fnref:1" role="doc-noteref" href="#fn:1" aria-label="Footnote 1">1</a></sup>\
        <sup><a id="fnref:1-2" role="doc-noteref" href="#fn:1" aria-label="Footnote 1">1</a></sup>
        """)
  }

  @Test func aValueLeadsToItsCellAndSaysWhereItComesFrom() throws {
    #expect(
      try TwoChapters.html(.value(TwoChapters.value)) == """
        <span class="value"><a href="#tab-agreement-r1-c2" aria-describedby="value:1">−6.5</a>\
        <span class="tip" role="tooltip" id="value:1"><b>agreement[EDV].bias</b> = -6.529 ml\
        <br>step Agreement 0123456789ab<br>cmr/truth.csv <i>sha256 001122334455</i></span></span>
        """)
  }

  @Test func aLinkHoldsNoOtherLink() throws {
    let value = PageInline.value(TwoChapters.value)
    #expect(
      try TwoChapters.html(.link(destination: "a.html", title: nil, [.text("bias "), value]))
        == "<a href=\"a.html\">bias −6.5</a>")
  }
}
