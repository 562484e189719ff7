import Mathematics
import Testing

@testable import Book
@testable import Pages

@Suite struct PDFFormulaTests {
  @Test func anEquationIsDrawnWithItsNumberAndLedTo() throws {
    let formula = try Formula("\\frac{a}{b}", isDisplay: true)
    let file = try PDFFile(
      TinyBook.book([
        [
          .equation(formula, id: "eq-a", number: 7),
          .paragraph([.reference(slug: "index", id: "eq-a", [.text("Equation 7")])]),
        ]
      ]))
    #expect(try file.text.contains("(7)"))
    #expect(try file.destinations.contains("eq-a"))
    #expect(try file.fonts.contains { $0.first?.contains("TeXGyreTermesMath") == true })
  }
}
