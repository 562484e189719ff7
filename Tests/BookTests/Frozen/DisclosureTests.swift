import Tables
import Testing

@testable import Book

/// What a table says of very few people is found whatever its author calls its columns.
@Suite struct DisclosureTests {
  private func findings(_ column: Column, keys: [String] = ["group"]) throws -> [String] {
    let table = try Table([Column("group", texts: ["a", "b"]), column])
    return Disclosure.findings(
      in: .table(TableContent(table, keys: keys, caption: "")), label: "t")
  }

  @Test(arguments: [
    Column("n", numbers: [3, 40]), Column("patients", numbers: [3, 40]),
    Column("test_patients", numbers: [3, 40]), Column("trainingSeries", numbers: [3, 40]),
    Column("left out", title: "Patients left out", numbers: [3, 40]),
    Column("answered", unit: "volunteers", numbers: [3, 40]), Column("female", numbers: [3, 40]),
  ])
  func smallCountsAreFound(_ column: Column) throws {
    #expect(try findings(column) == ["tab-t has 1 counts below 5 (\(column.name))"])
    let table = try Table([Column("group", texts: ["a", "b"]), column])
    let content = Content.table(TableContent(table, keys: ["group"], caption: ""))
    guard case .table(let coarsened) = Disclosure.coarsened(content) else { return }
    #expect(try coarsened.table.numbers(column.name).map(\.isNaN) == [true, false])
  }

  /// A mean over patients is no count, and neither are slices and epochs.
  @Test(arguments: [
    Column("mean", title: "Mean over patients", numbers: [3.5, 4]),
    Column("slice", numbers: [1, 2]), Column("epochs", numbers: [3, 4]),
  ])
  func otherNumbersAreNone(_ column: Column) throws {
    #expect(try findings(column) == [])
  }

  @Test(arguments: ["patient", "patient_id", "SubjectID", "id", "volunteer number"])
  func rowsOfOnePersonAreFound(_ name: String) throws {
    let table = try Table([
      Column(name, texts: ["a", "b"]), Column("value", numbers: [1, 2]),
    ])
    #expect(
      Disclosure.findings(
        in: .table(TableContent(table, keys: [name], caption: "")), label: "t")
        == ["tab-t has 2 rows of single patients or images"])
  }
}
