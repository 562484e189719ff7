import Foundation
import Testing

@testable import Book
@testable import Build
@testable import Pages

@Suite struct BuiltValuesTests {
  private static func longBook() async throws -> (SmallBook, BuiltValues) {
    let book = try SmallBook()
    let rows = (1...600).map { "n\($0)\t\($0).25\n" }.joined()
    try book.write("tables/t1.tsv", "name\tvalue\na\t1\n" + rows)
    _ = await book.build()
    return (book, try BuiltValues(in: book.root.appendingPathComponent("output")))
  }

  @Test func cellsOfShortTablesAreListed() async throws {
    let (book, values) = try await Self.longBook()
    defer { withExtendedLifetime(book) {} }
    let value = try values.value("scaled2[a].value")
    #expect(value.exact == "4 ml")
    #expect(value.place == "c2.html#tab-scaled2-r1-c2")
    #expect(values.matching("scaled2*value").count == 2)
  }

  @Test func cellsOfLongTablesAreReadFromTheirFiles() async throws {
    let (book, values) = try await Self.longBook()
    defer { withExtendedLifetime(book) {} }
    #expect(values.matching("scaled1[").isEmpty)
    let value = try values.value("scaled1[n600].value")
    #expect(value.exact == "600.25 ml")
    #expect(try value.text(format: ".1f") == "600.2 ml")
    try FileManager.default.removeItem(
      at: book.root.appendingPathComponent("output/tables/scaled1.tsv"))
    let gone = #expect(throws: BuiltValues.Problem.self) { try values.value("scaled1[n600].value") }
    #expect(gone?.description == "tables/scaled1.tsv cannot be read; run `report build`")
  }

  @Test func whatARoleSaysIsSaid() async throws {
    let (book, values) = try await Self.longBook()
    defer { withExtendedLifetime(book) {} }
    #expect(try values.cite("scaled2[a].value").text == "4 ml")
    #expect(try values.cite("scaled2[a].value : .2f").text == "4.00 ml")
    #expect(try values.cite("{val}`scaled2[a].value : .2f = 5.00`").text == "4.00 ml")
    #expect(try values.cite("scaled2[a].value", format: ".1f").text == "4.0 ml")
    let pair = try values.cite("scaled1[n600]{value to value} : .1f")
    #expect(pair.text == "600.2 ml to 600.2 ml")
    #expect(pair.place == "scaled1[n600]{value to value}, index.html#tab-scaled1")
    let wrong = #expect(throws: BuiltValues.Problem.self) {
      try values.cite("scaled2[a].value : x")
    }
    #expect(
      wrong?.description
        == "“x” is not a number format; use e.g. `.2f`, `.1%`, `,d`, `+.1f` or `p`")
    let none = #expect(throws: BuiltValues.Problem.self) { try values.cite("scaled2[a]{valeu}") }
    #expect(none?.description.contains("`scaled2` has no column `valeu`") == true)
  }

  @Test func whatIsNotThereIsNamed() async throws {
    let (book, values) = try await Self.longBook()
    defer { withExtendedLifetime(book) {} }
    let row = #expect(throws: BuiltValues.Problem.self) { try values.value("scaled1[n601].value") }
    #expect(
      row?.description.hasPrefix("`scaled1` has no row with name `n601`; did you mean") == true)
    let key = #expect(throws: BuiltValues.Problem.self) { try values.value("scaled2[a].valu") }
    #expect(
      key?.description
        == "`scaled2` has no column `valu`; did you mean `value`? (known: name, value)")
  }
}
