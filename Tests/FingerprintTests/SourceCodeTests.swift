import Testing

@testable import fingerprint

@Suite struct SourceCodeTests {
  @Test func commentsAndIndentationDoNotCount() {
    let code = SourceCode.text(of: "let a = 1\n  let b = \"// no comment\" // a comment\n")
    #expect(
      SourceCode.text(
        of: "// Of a.\nlet a = 1\n\n  /// Of b.\n\tlet b = \"// no comment\" // a comment  \r\n")
        == code)
    #expect(code.contains("\"// no comment\""))
    #expect(SourceCode.text(of: "let a = 2\n") != SourceCode.text(of: "let a = 1\n"))
  }

  /// `+` at the beginning of a line goes on with the one before, `- 1` alone does not: lines stay lines.
  @Test func linesStayApart() {
    #expect(SourceCode.text(of: "a\n(b)") != SourceCode.text(of: "a(b)"))
  }

  @Test(arguments: [
    ("let a = \"\"\"\n  // x\n  \"\"\"", "let a = \"\"\"\n  \"\"\""),
    ("let a = #/\n  // x\n  b/#", "let a = #/\n  b/#"),
    ("a /* \n// */ b\n", "a /* \n b\n"),
    ("auto a = R\"(\n// x\n)\";", "auto a = R\"(\n)\";"),
    // In C these lines are one.
    ("a = \"b\\\n// c\";", "a = \"b\\\n"),
    ("// a \\\nb = 1;\nc = 2;", "b = 1;\nc = 2;"),
  ])
  func whatOnlyLooksLikeACommentCounts(_ source: String, _ other: String) {
    #expect(SourceCode.text(of: source) != SourceCode.text(of: other))
  }
}
