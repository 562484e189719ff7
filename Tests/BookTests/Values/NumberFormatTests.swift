import Testing

@testable import Book

/// Expected texts are what Python's `format(number, spec)` gives.
@Suite struct NumberFormatTests {
  @Test(arguments: [
    (3.6412, ".2f", "3.64"), (0.125, ".2f", "0.12"), (0.375, ".2f", "0.38"),
    (-0.001, ".2f", "0.00"),
    (-1.5, ".1f", "-1.5"), (1_234_567.0, ",d", "1,234,567"), (999.0, ",d", "999"),
    (0.1234, ".1%", "12.3%"),
    (2.0, "+.1f", "+2.0"), (1234.5, ",.1f", "1,234.5"), (12345.678, ".3e", "1.235e+04"),
    (0.00012345, ".3g", "0.000123"),
  ])
  func writesAsPythonDoes(number: Double, format: String, expected: String) throws {
    #expect(try #require(NumberFormat(format)).plain(number) == expected)
  }

  @Test func pValuesHaveAFloor() throws {
    let format = try #require(NumberFormat("p"))
    #expect(format.plain(0.00001) == "< 0.001")
    #expect(format.plain(0.0234) == "0.023")
    #expect(format.plain(0.42) == "0.42")
  }

  @Test func proseHasATypographicMinus() throws {
    #expect(try #require(NumberFormat(".1f")).string(-1.5) == "\u{2212}1.5")
  }

  @Test func theSignOfPerCentMayStandApart() throws {
    let format = try #require(NumberFormat(".1 %"))
    #expect(format.plain(0.1234) == "12.3 %")
    #expect(format.string(-0.1234) == "\u{2212}12.3\u{A0}%")
  }

  @Test(arguments: ["", "f2", ".f", "2f", ".2x", ".99f", "%s", ".1 f", ".1  %"])
  func refusesWhatIsNoFormat(text: String) {
    #expect(NumberFormat(text) == nil)
  }
}
