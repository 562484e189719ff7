import Tables
import Testing

@testable import Report

/// Rows that measure different things have units of their own.
@Suite struct UnitTests {
  private static let provenance = Provenance(directive: "", steps: [], inputs: [])

  @Test func aCellHasTheUnitOfItsRow() throws {
    let table = try Table([
      Column("measure", texts: ["EDV", "EF"]), Column("bias", numbers: [1, 2]),
      Column("count", counts: [3, 4]),
    ])
    var index = ValueIndex()
    index.add(
      .init(
        content: TableContent(
          table, keys: ["measure"], caption: "", units: RowUnits(["ml", "%"], of: ["bias"])),
        slug: "index", anchor: "tab-a", provenance: Self.provenance), path: "a")
    #expect(try index.find(ValueKey("a[EDV].bias")).unit == "ml")
    #expect(try index.find(ValueKey("a[EF].bias")).unit == "%")
    #expect(try index.find(ValueKey("a[EF].count")).unit == nil)
  }

  @Test func aPValueBelowAllNumbersIsNotZero() {
    let column = Column("p", numbers: [0, 0.25])
    #expect(CellTexts(column: column).shown(0) == "< 1e\u{2212}308")
    #expect(CellTexts(column: column).html(0) == "&lt; 1e\u{2212}308")
    #expect(CellTexts(column: column).shown(1) == "0.25")
    #expect(CellTexts(column: Column("x", numbers: [0])).shown(0) == "0")
  }

  @Test func keysThatLaTeXCannotTellApartGetOtherNames() {
    let values = ["a[{x}].y", "a[%x%].y"].map {
      CitableValue(key: $0, value: .number(1), slug: "", id: "", provenance: Self.provenance)
    }
    let text = ValuesTeX.encode(values)
    #expect(text.contains("\\report@define{a[_x_].y}"))
    #expect(text.contains("\\report@define{a[_x_].y-2}"))
  }
}
