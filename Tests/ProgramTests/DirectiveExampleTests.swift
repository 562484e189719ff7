import Markup
import Program
import Testing

@testable import Book

/// The options that the guide shows of each directive.
@Suite struct DirectiveExampleTests {
  static let names = Program.directives.map { $0.name }

  @Test(arguments: names)
  func theExampleIsRead(_ name: String) throws {
    let type = try #require(Program.directives.first { $0.name == name })
    let block = DirectiveBlock(
      name: name, label: "a", body: type.example, bodyLine: 2,
      position: SourcePosition(file: "a.md", line: 1, column: 1))
    var diagnostics: [Diagnostic] = []
    let decoded = DirectiveDecoding(known: [name: type]).decode(
      block, chapter: 0, data: ["cmr": "cmr-seg-tl"], parameters: [:], fallbackLabel: "a",
      into: &diagnostics)
    #expect(diagnostics.map(\.sentence) == [])
    #expect(try #require(decoded).directive.steps.isEmpty == false)
    #expect(!type.summary.isEmpty)
  }
}
