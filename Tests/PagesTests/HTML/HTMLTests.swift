import Testing

@testable import Pages

@Suite struct HTMLTests {
  private func written(_ piece: HTML) -> String { [piece].written }

  @Test func textsAreEscapedWhereverTheyStand() {
    let sign = "<b title=\"'\">&"
    let escaped = "&lt;b title=&quot;&#39;&quot;&gt;&amp;"
    #expect(written(.text(sign)) == escaped)
    #expect(written("a \(sign)") == "a \(escaped)")
    #expect(
      written(.element("p", [.title(sign), .flag("hidden")], [.text(sign)]))
        == "<p title=\"\(escaped)\" hidden>\(escaped)</p>")
  }

  /// A sign with a combining mark is one character to Swift, and still that sign to a browser.
  @Test(arguments: ["<", ">", "&", "\"", "'"])
  func aSignWithACombiningMarkIsEscaped(_ sign: String) {
    let text = written(.text("\(sign)\u{301}script\(sign)\u{FE0F}"))
    #expect(
      !text.unicodeScalars.dropFirst().contains { sign.unicodeScalars.contains($0) && $0 != "&" })
    #expect(text.hasPrefix("&") && text.unicodeScalars.contains("\u{301}"))
    #expect(text.utf8.count(where: { $0 == UInt8(ascii: ";") }) == 2)
  }

  @Test func controlCharactersAreLeftOut() {
    #expect(written(.text("a\u{0}b\u{1B}c\u{7F}d\te\n")) == "abcd\te\n")
  }

  @Test func elementsThatHoldNothingHaveNoEnd() {
    #expect(
      written(.sequence([.element("br", [], []), .element("a", [.id("x")], [])]))
        == "<br><a id=\"x\"></a>")
  }

  @Test func whatTheProgramMadeIsWrittenAsItIs() {
    #expect(written(.element("div", [], [.made("<svg/>")])) == "<div><svg/></div>")
  }

  @Test func addressesOfFilesAndPagesAreEncoded() {
    #expect(HTMLAddress.file("figures/a b%.svg").text == "figures/a%20b%25.svg")
    #expect(HTMLAddress.page("ü", anchor: "x").text == "%C3%BC.html#x")
    #expect(HTMLAddress.page("a").text == "a.html")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "java\nscript:x",
    "javascript:\u{301}alert(1)", "\u{1}javascript:x", "vbscript:\u{200D}x",
  ])
  func addressesThatCouldRunSomethingLeadNowhere(_ address: String) {
    #expect(HTMLAddress.written(address).text == "#")
  }

  @Test(arguments: ["https://a.org/?b:c", "mailto:a@b.org", "doi:10.1/x", "a.html#b:c", "a/b:c"])
  func otherAddressesStay(_ address: String) {
    #expect(HTMLAddress.written(address).text == address)
  }
}
