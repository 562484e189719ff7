import Foundation
import Testing

/// `report phantom`
@Suite struct PhantomTests {
  @Test func aCohortIsCuratedAsInjected() async throws {
    let book = try TinyBook()
    let made = try await book.report(
      "phantom", "cohort", "--patients", "2", "--phases", "2", "--matrix", "48", "--inject",
      "interspersed-slice,rotation")
    #expect(made.status == 0)
    #expect(made.output.split(separator: "\n").count == 2)
    #expect(try await book.report("curate", "cohort", "curated").status == 0)
    func problems(_ path: String, _ column: Int) throws -> [String] {
      try book.read(path).split(separator: "\n").map {
        let cells = $0.split(separator: "\t", omittingEmptySubsequences: false)
        return "\(cells[0]) \(cells[column])"
      }
    }
    #expect(
      try problems("curated/conversion.log", 1) == [
        "1 slice spacing: interspersed", "2 rotation",
      ])
    #expect(
      try problems("cohort/injected.tsv", 2).dropFirst()
        == ["1 slice spacing: interspersed", "2 rotation"])
  }

  @Test func wrongWordsAreRefused() async throws {
    let book = try TinyBook()
    let kind = try await book.report("phantom", "cohort", "--inject", "turned")
    #expect(kind.status == 2)
    #expect(
      kind.error.contains("there is no inconsistency turned; there are all, missing-phases, "))
    try book.write("full/note.txt", "mine")
    let full = try await book.report("phantom", "full")
    #expect(full.status == 2)
    #expect(full.error.contains("full is not empty; the cohort needs a folder of its own"))
  }
}
