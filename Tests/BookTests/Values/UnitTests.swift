import Tables
import Testing

@testable import Book

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
}
