import Foundation
import Tables
import Testing

@testable import Study

@Suite struct RowSelectionTests {
  private func rows(_ filter: [String], _ sort: [String] = []) throws -> [String] {
    let table = try Table([
      Column("id", texts: ["a", "b", "c", "d"]), Column("n", numbers: [5, .nan, 12, 5]),
    ])
    let conditions = try JSONDecoder().decode(
      [RowCondition].self, from: JSONEncoder().encode(filter))
    return try RowSelection(filter: conditions, sort: sort).of(table, named: "t.csv").texts("id")
  }

  @Test func conditionsHoldTogether() throws {
    #expect(try rows(["n >= 5"]) == ["a", "c", "d"])
    #expect(try rows(["n=5", "id != a"]) == ["d"])
    #expect(try rows(["n < 12", "n > 5"]) == [])
  }

  @Test func equalRowsKeepTheirOrderAndMissingNumbersAreLast() throws {
    #expect(try rows([], ["n"]) == ["a", "d", "c", "b"])
    #expect(try rows([], ["-n", "-id"]) == ["c", "d", "a", "b"])
  }

  @Test(arguments: [
    ("n", "“n” is not a condition such as `phase = ED` or `n >= 10`"),
    ("m = 1", "t.csv has no column `m`; it has id, n"),
    ("n = many", "the column `n` has numbers, and “many” is none"),
    ("id < b", "the column `id` has texts, which `<` does not compare"),
  ])
  func wrongConditionsHaveTheirSentence(_ condition: String, _ sentence: String) {
    do {
      _ = try rows([condition])
      Issue.record("it was taken")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.debugDescription == sentence)
    } catch {
      #expect("\(error)" == sentence)
    }
  }
}
