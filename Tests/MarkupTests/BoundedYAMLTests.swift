import Testing
import Yams

@testable import Markup

@Suite struct BoundedYAMLTests {
  /// Each line is ten times the one before: a hundred billion values in ten lines.
  private static let laughs = (1...10).map { level in
    let inner = level == 1 ? "x" : "*a\(level - 1)"
    return "a\(level): &a\(level) [\(Array(repeating: inner, count: 10).joined(separator: ","))]"
  }.joined(separator: "\n")

  /// Twice in each line, so that there are few aliases, and the last one is a key.
  private static func doubled(_ count: Int, _ end: String) -> String {
    (0...count).map { level in
      "a\(level): &a\(level) [" + (level == 0 ? "x" : "*a\(level - 1), *a\(level - 1)") + "]"
    }.joined(separator: "\n") + end
  }

  @Test(arguments: [
    laughs, doubled(40, ""), doubled(19, ""), doubled(19, "\n? *a19\n: 1"),
    doubled(60, "\n? *a60\n: 1"), "a: &a [" + String(repeating: "1,", count: 200_001) + "]",
    String(repeating: "x", count: 5 << 20),
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 100_000),
  ])
  func whatStandsForTooMuchIsRefused(_ yaml: String) {
    #expect(throws: YamlError.self) { try BoundedYAML.compose(yaml) }
  }

  @Test func aliasesOfSmallValuesAreExpanded() throws {
    let node = try BoundedYAML.compose("a: &a [1, 2]\nb: *a\nc: [*a, *a]\n")
    #expect(node?["c"]?.sequence?.count == 2)
    #expect(try BoundedYAML.compose("") == nil)
    // Emphasis in a text is no alias.
    let text = (0..<100).map { "a\($0): it is *very* good, *really*" }.joined(separator: "\n")
    #expect(try BoundedYAML.compose(text)?.mapping?.count == 100)
  }

  @Test func aChapterSaysWhere() {
    let (_, diagnostics) = ChapterParser.parse(
      "---\nparameters:\n"
        + Self.laughs.split(separator: "\n").map { "  \($0)\n" }.joined() + "---\n# A\n",
      file: "a.md")
    #expect(
      diagnostics.map(\.description) == [
        "a.md:2:1: error[malformed-yaml] The YAML is malformed: it has more than 40 aliases (`*name`); write the values out."
      ])
  }

  /// Neither the parser nor what walks over its tree runs out of stack.
  @Test(arguments: ["> ", "- ", "* a\n", "[", "![", "*", "_", "**a ", "`", "<", "\\", "1. "])
  func deepNestingIsBounded(_ sign: String) {
    let text = String(repeating: sign, count: 20_000)
    let (chapter, _) = ChapterParser.parse(text + "a", file: "a.md")
    #expect(chapter.file == "a.md")
  }
}
