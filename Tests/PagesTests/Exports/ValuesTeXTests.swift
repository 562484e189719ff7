import Testing

@testable import Book
@testable import Pages

@Suite struct ValuesTeXTests {
  private func lines(_ value: NamedValue.Value, decimals: Int? = nil) -> [Substring] {
    ValuesTeX.encode([
      CitableValue(
        key: "a.b", value: value, decimals: decimals, slug: "", id: "",
        provenance: Provenance(directive: "", steps: [], inputs: []))
    ]).split(separator: "\n").filter { $0.contains("{a.b}") }
  }

  /// A hyphen is no minus, and LaTeX does not know U+2212.
  @Test func negativeNumbersHaveAMinus() {
    #expect(
      lines(.number(-7.041), decimals: 1)
        == [#"\report@define{a.b}{\ensuremath{-}7.0}{\ensuremath{-}7.041}"#])
    #expect(
      lines(.text("TL2 \u{2212} R")) == [
        #"\report@define{a.b}{TL2 \ensuremath{-} R}{TL2 \ensuremath{-} R}"#
      ])
    #expect(lines(.text("2021-05-18")) == [#"\report@define{a.b}{2021-05-18}{2021-05-18}"#])
  }

  @Test(arguments: [-0.0, -0.04])
  func zeroHasNoSign(_ number: Double) {
    let line = lines(.number(number), decimals: 1)[0]
    #expect(line.hasPrefix(#"\report@define{a.b}{0.0}"#))
    #expect(number != 0 || line.hasSuffix("{0}"))
  }

  @Test func keysThatLaTeXCannotTellApartGetOtherNames() {
    let values = ["a[{x}].y", "a[%x%].y"].map {
      CitableValue(
        key: $0, value: .number(1), slug: "", id: "",
        provenance: Provenance(directive: "", steps: [], inputs: []))
    }
    let text = ValuesTeX.encode(values)
    #expect(text.contains("\\report@define{a[_x_].y}"))
    #expect(text.contains("\\report@define{a[_x_].y-2}"))
  }
}
