import Testing

@testable import Book
@testable import Pages

@Suite struct ValuesTeXTests {
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
