import Foundation
import Mathematics
import Testing

@Suite struct FormulaTests {
  /// Formulas with their skeletons as math-core 0.9 has them; see References/mathml.py.
  static let references = String(decoding: PackageResources.mathml_tsv, as: UTF8.self)
    .split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }

  @Test(arguments: references)
  func structureIsThatOfAnotherConverter(reference: [String]) throws {
    let formula = try Formula(reference[0], isDisplay: true)
    #expect(skeleton(formula.mathML) == reference[1])
  }

  private func skeleton(_ element: MathElement) -> String {
    if let text = element.text { return text }
    let parts = element.children.map(skeleton)
    let joined = parts.filter { !$0.isEmpty }.joined(separator: " ").replacing("  ", with: " ")
    switch element.name {
    case "mspace": return ""
    case "math", "mrow", "mstyle": return joined
    case "msqrt", "mtd": return "\(element.name)(\(joined))"
    default: return "\(element.name)(\(parts.joined(separator: "; ")))"
    }
  }

  @Test func aFormulaIsWrittenAsMathML() throws {
    #expect(
      try Formula("a<\\frac{1}{2}").mathML.markup == """
        <math aria-label="a&lt;\\frac{1}{2}"><mrow><mi>a</mi>\
        <mo lspace="0.2778em" rspace="0.2778em">&lt;</mo>\
        <mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>
        """)
  }

  @Test func signsWithoutALeftNeighbourHaveNoSpace() throws {
    let minus = try Formula("a=-b").mathML.children[0].children[2]
    #expect(minus.text == "−")
    #expect(minus.attributes.map(\.name) == ["form", "lspace", "rspace"])
  }

  @Test func functionsStandApartFromLettersAndNotFromBrackets() throws {
    func spaces(_ source: String) throws -> Int {
      try Formula(source).mathML.children[0].children.count { $0.name == "mspace" }
    }
    #expect(try spaces("\\log x") == 1)
    #expect(try spaces("y\\log x") == 2)
    #expect(try spaces("\\log(x)") == 0)
    #expect(try spaces("\\sum x") == 0)
  }

  @Test func wordsAreUprightAndLettersAreNot() throws {
    #expect(
      try Formula("\\mathrm{d}x").mathML.children[0].children.map(\.markup) == [
        "<mi mathvariant=\"normal\">d</mi>", "<mi>x</mi>",
      ])
  }

  @Test(arguments: [
    ("\\frac{a}", 9, "`\\frac` needs something after it, as in `\\frac{x}`"),
    ("\\fraq{a}{b}", 1, "`\\fraq` is not known in formulas; nearest: `\\frac`"),
    ("{a", 1, "`{` is not closed; add `}`"),
    ("a}", 2, "`}` closes nothing; take it out or write `\\}`"),
    ("x^1^2", 4, "two upper indices; use braces"),
    ("x_1_2", 4, "two lower indices; use braces"),
    ("x_", 3, "`_` needs something after it, as in `_{x}`"),
    ("\\left(x", 1, "`\\left` is not closed; add `\\right)` or `\\right.`"),
    ("x\\right)", 2, "`\\right` without a `\\left` before it"),
    ("\\left x\\right)", 7, "`\\left` needs a delimiter after it, such as `(`, `|`, `\\{` or `.`"),
    (
      "\\begin{matrx}a\\end{matrx}", 1,
      "there is no environment `matrx` in formulas; nearest: `matrix`"
    ),
    ("\\begin{matrix}a", 1, "`\\begin{matrix}` is not ended; add `\\end{matrix}`"),
    ("\\begin{matrix}a\\end{cases}", 16, "`\\end{cases}` ends `\\begin{matrix}`"),
    ("\\sqrt[3", 6, "`[` of `\\sqrt` is not closed"),
    ("a $ b", 3, "`$` within a formula; write `\\$`"),
    ("\\text{a", 6, "`{` is not closed; add `}`"),
    (
      "\\label{a}", 1,
      "`\\label` is not read; give the formula a label as in `$$ ... $$ (eq-name)`"
    ),
  ])
  func whatIsNotUnderstoodHasItsColumn(source: String, column: Int, sentence: String) {
    let error = #expect(throws: MathError.self) { try Formula(source) }
    #expect(error?.column == column)
    #expect(error?.description == sentence)
  }

  @Test func deepAndLongFormulasAreRefused() {
    let deep = String(repeating: "{", count: 500) + "x" + String(repeating: "}", count: 500)
    #expect(throws: MathError.self) { try Formula(deep) }
    #expect(throws: MathError.self) { try Formula(String(repeating: "\\sqrt", count: 2_000)) }
    #expect(throws: MathError.self) { try Formula(String(repeating: "x", count: 10_001)) }
  }

  @Test func everyCommandThatStandsAloneIsRead() throws {
    for command in ["alpha", "sum", "leq", "quad", "sin", "langle", "ldots", "%", "{"] {
      #expect(try !Formula("\\" + command).mathML.markup.isEmpty)
    }
  }
}
