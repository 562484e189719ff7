import Tables
import Testing

@testable import Book
@testable import Pages

@Suite struct CellTextsTests {
  @Test(arguments: [
    (3.0, "3"), (0.5, "0.5"), (-2.25, "−2.25"), (0.123456789012, "0.1235"),
    (-1234.56789012, "−1235"), (6.1e-132, "6.1e−132"), (6.123456e-132, "6.123e−132"), (.nan, "–"),
  ])
  func numbersWithoutDecimalsAreShort(_ number: Double, _ text: String) {
    #expect(CellTexts(column: Column("p", numbers: [number])).shown(0) == text)
  }

  @Test func decimalsAreKept() {
    #expect(
      CellTexts(column: Column("p", decimals: 2, numbers: [0.123456789012])).shown(0) == "0.12")
  }

  @Test func aPValueBelowAllNumbersIsNotZero() {
    let column = Column("p", numbers: [0, 0.25])
    #expect(CellTexts(column: column).shown(0) == "< 1e\u{2212}308")
    #expect(CellTexts(column: column).shown(1) == "0.25")
    #expect(CellTexts(column: Column("x", numbers: [0])).shown(0) == "0")
  }
}
