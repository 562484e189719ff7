import Foundation
import Tables
import Testing

@Suite struct ColumnCodingTests {
  @Test(arguments: [
    Column("a", unit: "ml", decimals: 2, numbers: [1.5, .infinity, -0.0, 1e-300]),
    Column("a", numbers: []),
    Column("a", texts: ["", "é \u{1F}", "a\tb\n", ""]),
    Column("a", texts: [""]),
    Column("a", texts: ["x", "\u{301}y"]),
    Column("a", texts: []),
    Column("a", texts: ["LV", "MY", "LV", "", "MY"]),
    Column("a", logicals: [true, nil, false]),
  ])
  func columnsComeBack(_ column: Column) throws {
    let data = try JSONEncoder().encode(column)
    #expect(try JSONDecoder().decode(Column.self, from: data) == column)
  }

  @Test func everyNotANumberHasTheSameBytes() throws {
    let one = try JSONEncoder().encode(Column.Values.numbers([.nan]))
    let other = try JSONEncoder().encode(
      Column.Values.numbers([Double(bitPattern: Double.nan.bitPattern | 1 << 63)]))
    #expect(one == other)
  }
}
