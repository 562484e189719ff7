import Testing

@testable import Figures

@Suite struct TypesetterTests {
  static let style = TextStyle(.serif, 10)
  let typesetter = Typesetter()

  @Test func linesAreNoWiderThanAsked() {
    let text = String(repeating: "word and word ", count: 30) + String(repeating: "x", count: 200)
    let set = typesetter.set(text, Self.style, width: 120)
    #expect(set.lines.count > 10)
    #expect(set.width <= 120)
  }

  @Test func paragraphsAndLinesAreToldApart() {
    let set = typesetter.set("a\nb\u{2028}c\n\nd\n", Self.style)
    #expect(set.paragraphs.map(\.count) == [1, 2, 1, 1, 1])
  }

  @Test func widthsGrowWithTheSize() {
    let small = typesetter.set("Agreement", Self.style).width
    let large = typesetter.set("Agreement", TextStyle(.serif, 20)).width
    #expect(abs(large - 2 * small) < 0.1)
  }

  @Test func linksAreSplitWhereLinesAre() {
    let runs = [
      TextRun("before ", Self.style),
      TextRun("a link of several words", Self.style, link: .address("https://example.org")),
      TextRun(" after", Self.style, destination: "end"),
    ]
    let set = typesetter.set(runs, width: 60)
    let link = set.links[0].range
    let lines = set.lines.indices.filter { !set.spans(of: link, inLine: $0).isEmpty }
    #expect(lines.count >= 2)
    #expect(set.spans(of: link, inLine: 0)[0].x > 20)
    #expect(set.lines.indices.flatMap { set.destinations(inLine: $0) } == ["end"])
  }

  @Test func whatMayNotBreakStaysInOneLine() {
    var whole = Self.style
    whole.breaks = false
    let runs = [TextRun("words before ", Self.style), TextRun("Figure 12 a", whole)]
    let set = typesetter.set(runs, width: 78)
    #expect(set.lines.count == 2)
    #expect(set.lines[1].bytes.count == "Figure 12 a".utf8.count)
  }

  @Test func addressesAreWrittenInASCII() {
    #expect(
      LinkTarget.address("https://a.org/ä(1)'\\?q=x%20y#z").attributes
        == "uri='https://a.org/%C3%A4%281%29%27%5C?q=x%20y#z'")
    #expect(LinkTarget.destination("it's").attributes == "dest='it\\'s'")
  }
}
