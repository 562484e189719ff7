import Foundation
import Testing

@testable import Figures

/// What could run or load something does not come through; the drawing does.
@Suite struct SafeSVGTests {
  private func cleaned(_ inside: String) throws -> String {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">\(inside)</svg>"
    let text = String(decoding: try SafeSVG.cleaned(Data(svg.utf8)), as: UTF8.self)
    return String(text.dropFirst("<svg xmlns=\"http://www.w3.org/2000/svg\">".count).dropLast(6))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<foreignObject><p>a</p></foreignObject>",
    "<iframe src=\"x\"></iframe>", "<metadata>2026-01-01</metadata>",
    "<animate attributeName=\"href\" to=\"javascript:1\"/>", "<set onbegin=\"a\"/>",
    "<!-- a remark -->", "<?xml-stylesheet href=\"a.css\"?>",
  ])
  func whatRunsIsLeftOut(_ element: String) throws {
    #expect(try cleaned(element) == "")
  }

  @Test(arguments: [
    "onclick=\"a()\"", "ONLOAD=\"a()\"", "href=\"https://a.b/c.svg#d\"", "xml:base=\"https://a.b\"",
    "href=\" javascript:a()\"", "style=\"fill:url(https://a.b/c)\"", "style=\"fill:u\\72l(x)\"",
    "fill=\"url('//a.b/c')\"", "href=\"data:image/svg+xml,x\"", "href=\"data:text/html,x\"",
  ])
  func whatLeadsElsewhereIsLeftOut(_ attribute: String) throws {
    #expect(try cleaned("<use \(attribute) x=\"1\"/>") == "<use x=\"1\"></use>")
  }

  @Test func aStyleThatLoadsIsLeftOut() throws {
    #expect(try cleaned("<style>@import 'a.css';</style>") == "<style></style>")
    #expect(
      try cleaned("<style><![CDATA[a>b {fill: red}]]></style>")
        == "<style>a&gt;b {fill: red}</style>")
  }

  @Test func whatDrawsStays() throws {
    let drawing =
      "<g id=\"a\"><text y=\"1\">x &amp; &lt;y</text></g>"
      + "<use href=\"#a\" style=\"fill:url(#b)\"></use>"
      + "<image href=\"data:image/png;base64,AAAA\"></image>"
    #expect(try cleaned(drawing) == drawing)
  }

  @Test(arguments: ["<svg><g></svg>", "<svg", "<html><svg/></html>", "", "<svg>&a;</svg>"])
  func whatIsMalformedIsRefused(_ text: String) {
    #expect(throws: PictureError.self) { try SafeSVG.cleaned(Data(text.utf8)) }
  }

  @Test func entitiesDoNotGrowWithoutEnd() {
    let levels = (1...12).map {
      "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">"
    }
    let text = "<!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">\(levels.joined())]><svg>&a12;</svg>"
    let cleaned = try? SafeSVG.cleaned(Data(text.utf8))
    #expect((cleaned?.count ?? 0) < 1 << 20)
  }
}
