import Engine
import Markup
import Testing

@testable import Book
@testable import Study

@Suite struct OwnFigureTests {
  private func errors(_ type: any Directive.Type, _ body: String) -> [String] {
    let block = DirectiveBlock(
      name: type.name, label: "a", body: body, bodyLine: 2,
      position: SourcePosition(file: "a.md", line: 1, column: 1))
    var diagnostics: [Diagnostic] = []
    let decoded = DirectiveDecoding(known: [type.name: type]).decode(
      block, chapter: 0, data: ["own": "own"], parameters: [:], fallbackLabel: "a",
      into: &diagnostics)
    if diagnostics.isEmpty { #expect(decoded?.directive.steps.isEmpty == false) }
    return diagnostics.map(\.sentence)
  }

  @Test func examplesAreRead() {
    #expect(errors(OwnFigure.self, OwnFigure.example) == [])
    #expect(errors(OwnTable.self, OwnTable.example) == [])
    #expect(errors(OwnFigure.self, "image: own/flow.png") == [])
  }

  @Test(arguments: [
    ("mark: scatter", "option `data`: is missing; name a table, or an `image`"),
    ("image: a.png\nmark: line", "option `mark`: says nothing beside `image`"),
    (
      "data: own/a.csv\nmark: scatter\nx: a",
      "option `y`: is missing; `scatter` needs `x`, `y`"
    ),
    ("data: own/a.csv\nmark: histogram\nx: a\ny: b", "option `y`: says nothing for `histogram`"),
    (
      "data: own/a.csv\nmark: line\nx: a\ny: b\nlower: c",
      "option `upper`: is missing; `lower` and `upper` belong together"
    ),
    (
      "data: own/a.csv\nmark: skatter\nx: a\ny: b",
      "option `mark`: “skatter” is not one of scatter, line, band, bar, box, histogram, density, "
        + "tile, forest, bland-altman, did you mean “scatter”?"
    ),
    (
      "data: own/a.csv\nmark: scatter\nx: {column: a, domain: [2, 1]}\ny: b",
      "option `x.domain`: must be two numbers that rise, such as [0, 100]"
    ),
    ("data: own/a.csv\nmark: histogram\nx: a\nbins: 0", "option `bins`: must be 1 to 1000"),
  ])
  func wrongOptionsHaveTheirSentence(_ options: String, _ sentence: String) {
    #expect(errors(OwnFigure.self, options) == [sentence])
  }
}
