import Foundation
import Tables
import Testing

@Suite struct RowsTests {
  enum Side: String, Codable { case left, right }

  struct Measure: Codable, Hashable {
    var name: String
    var side: Side
    var count: Int
    var bias: Double
    var isKept: Bool
    var other: Double?
    var remark: String?
    var isSure: Bool?
  }

  let rows = [
    Measure(name: "EDV", side: .left, count: 3, bias: 0.1, isKept: true),
    Measure(
      name: "", side: .right, count: -1, bias: -.infinity, isKept: false, other: 2, remark: "x",
      isSure: false),
  ]

  @Test func rowsComeBackAsTheyWere() throws {
    let data = try JSONEncoder().encode(Rows(rows))
    #expect(try JSONDecoder().decode(Rows<Measure>.self, from: data).rows == rows)
  }

  @Test func noRowsComeBack() throws {
    let data = try JSONEncoder().encode(Rows<Measure>([]))
    #expect(try JSONDecoder().decode(Rows<Measure>.self, from: data).rows.isEmpty)
  }

  @Test func whatIsNotANumberStaysOne() throws {
    var row = rows[0]
    row.bias = .nan
    let data = try JSONEncoder().encode(Rows([row]))
    #expect(try JSONDecoder().decode(Rows<Measure>.self, from: data).rows[0].bias.isNaN)
  }

  @Test func aRowThatIsNotFlatIsRefused() {
    struct Nested: Codable { var values = [1, 2] }
    #expect(throws: TableError.self) { try JSONEncoder().encode(Rows([Nested()])) }
  }

  @Test func damagedColumnsAreRefused() throws {
    let data = try JSONEncoder().encode(Rows(rows))
    let text = String(decoding: data, as: UTF8.self).replacing("\"count\":2", with: "\"count\":3")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Rows<Measure>.self, from: Data(text.utf8))
    }
  }

  @Test func aTableIsMadeOfThem() throws {
    let table = try Table(
      rows,
      [
        .texts("side", title: "Side", \.side.rawValue), .counts("n", \.count),
        .numbers("bias", title: "Bias", unit: "ml", decimals: 1, \.bias),
        .logicals("sure", \.isSure),
      ])
    #expect(
      table
        == (try Table([
          Column("side", title: "Side", texts: ["left", "right"]), Column("n", counts: [3, -1]),
          Column("bias", title: "Bias", unit: "ml", decimals: 1, numbers: [0.1, -.infinity]),
          Column("sure", logicals: [nil, false]),
        ])))
  }

  @Test func columnsOfARowStandInRowsThatHoldIt() throws {
    struct Inner: Sendable { var value: Double }
    struct Outer: Sendable {
      var name: String
      var inner: Inner
    }
    let value = RowColumn<Inner>.numbers("value", title: "Value", decimals: 1, \.value)
    let rows = [Outer(name: "a", inner: Inner(value: 1)), Outer(name: "b", inner: Inner(value: 2))]
    let table = try Table(rows, [.texts("name", \.name), value.within(\.inner)])
    #expect(table.columnNames == ["name", "value"])
    #expect(try table.numbers("value") == [1, 2])
    #expect(table.columns[1].title == "Value" && table.columns[1].decimals == 1)
  }
}
