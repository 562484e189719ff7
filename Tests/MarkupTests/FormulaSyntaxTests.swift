import Testing

@testable import Markup

@Suite struct FormulaSyntaxTests {
  private func inlines(_ text: String) -> [Inline] {
    ChapterParser.inlines(text, at: at(1)).inlines
  }
  private func at(_ column: Int, line: Int = 1) -> SourcePosition {
    SourcePosition(file: "a.md", line: line, column: column)
  }
  private func blocks(_ text: String) -> (blocks: [Block], diagnostics: [String]) {
    let (chapter, diagnostics) = ChapterParser.parse(text, file: "a.md")
    return (chapter.blocks, diagnostics.map(\.description))
  }

  @Test func whatStandsBetweenDollarSignsIsAFormula() {
    #expect(
      inlines("a $x_1*y*_2$ b") == [
        .text("a "), .formula("x_1*y*_2", isDisplay: false, at(4)), .text(" b"),
      ])
    #expect(
      inlines("**$a$** $b$") == [
        .strong([.formula("a", isDisplay: false, at(4))]), .text(" "),
        .formula("b", isDisplay: false, at(10)),
      ])
    #expect(inlines("$\\$5$") == [.formula("\\$5", isDisplay: false, at(2))])
    #expect(
      inlines("ä $$x$$ y") == [
        .text("ä "), .formula("x", isDisplay: true, at(5)), .text(" y"),
      ])
  }

  /// Pandoc's rule.
  @Test(arguments: [
    "It costs $5 and $10.", "from $20,000 to $30,000", "$ x$", "a $x $", "\\$x$", "US$", "$",
    "$5",
  ])
  func anAmountIsText(_ text: String) {
    let shown = text.replacing("\\$", with: "$")
    #expect(inlines(text) == [.text(shown)])
  }

  @Test func codeIsNoFormula() {
    #expect(inlines("`$x$`") == [.code("$x$")])
  }

  @Test func aFormulaAloneIsABlock() {
    #expect(blocks("$$a=b$$\n").blocks == [.formula("a=b", label: nil, at(3))])
    #expect(
      blocks("$$\na=b\n$$ (eq-ab)\n").blocks == [.formula("\na=b\n", label: "eq-ab", at(3))])
    #expect(
      blocks("> $$a$$ (eq-a)\n").blocks == [
        .quote([.formula("a", label: "eq-a", at(5))], at(1))
      ])
  }

  @Test func otherTextBesideItMakesAParagraph() {
    guard case .paragraph(let inlines, _)? = blocks("$$a$$ as said\n").blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.count == 2)
  }

  @Test func aFormulaThatDoesNotEndIsReported() {
    #expect(
      blocks("so $$a\n\nb$$\n").diagnostics == [
        "a.md:1:4: error[unclosed-formula] The formula is not closed; end it with `$$` before the next empty line, or write `\\$` for the sign",
        "a.md:3:2: error[unclosed-formula] The formula is not closed; end it with `$$` before the next empty line, or write `\\$` for the sign",
      ])
  }

  @Test func whatFollowsAFormulaHasItsPlace() {
    #expect(
      inlines("$a$ {val}`x`") == [
        .formula("a", isDisplay: false, at(2)), .text(" "),
        .role(name: "val", content: "x", at(5)),
      ])
  }
}
