import Foundation
import Testing

@testable import Book
@testable import Build

@Suite struct FormulaBookTests {
  private func findings(_ prose: String) async throws -> [String] {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "The first value", "\(prose)\n\nThe first value")
    return await book.builder().check().diagnostics.map(\.description)
  }

  @Test func formulasAreSetAndReferredTo() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/c1.md", "The first value",
      "By [](#eq-half) $x_1$ costs $5.\n\n$$ \\frac{1}{2} $$ (eq-half)\n\nThe first value")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try String(
      contentsOf: book.root.appendingPathComponent("output/html/index.html"), encoding: .utf8)
    #expect(page.contains("<a class=\"ref\" href=\"#eq-half\">Equation 1</a>"))
    #expect(page.contains("<msub><mi>x</mi><mn>1</mn></msub></mrow></math> costs $5."))
    #expect(page.contains("<div class=\"equation\" id=\"eq-half\"><math display=\"block\""))
    #expect(page.contains("<span class=\"number\">(1)</span>"))
  }

  @Test func whatAFormulaDoesNotKnowIsSaidAtItsCharacter() async throws {
    #expect(
      try await findings("So $a + \\fraq{1}{2}$.") == [
        "Chapters/c1.md:6:9: error[wrong-formula] `\\fraq` is not known in formulas; nearest: `\\frac`"
      ])
    #expect(
      try await findings("$$\na =\n\\fraq{1}{2}\n$$") == [
        "Chapters/c1.md:8:1: error[wrong-formula] `\\fraq` is not known in formulas; nearest: `\\frac`"
      ])
  }

  @Test func aLabelStandsOnceInABook() async throws {
    #expect(
      try await findings("$$a$$ (eq-a)\n\n$$b$$ (eq-a)") == [
        "Chapters/c1.md:8:3: error[duplicate-label] the equation `eq-a` stands twice in this book;"
          + " give one of them another label"
      ])
  }
}
