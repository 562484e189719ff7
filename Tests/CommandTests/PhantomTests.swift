import Foundation
import Testing

/// `report phantom`
@Suite struct PhantomTests {
  @Test func aCohortIsCuratedAsInjected() async throws {
    let book = try BookFolder()
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
    let book = try BookFolder()
    let kind = try await book.report("phantom", "cohort", "--inject", "turned")
    #expect(kind.status == 2)
    #expect(
      kind.error.contains("there is no inconsistency turned; there are all, missing-phases, "))
    try book.write("full/note.txt", "mine")
    let full = try await book.report("phantom", "full")
    #expect(full.status == 2)
    #expect(
      full.error.contains("full: the folder is not empty; the cohort needs one of its own"))
  }

  @Test func whatWasStoppedGoesOn() async throws {
    let book = try BookFolder()
    let options = ["--phases", "2", "--matrix", "40", "--inject", "rotation"]
    let whole = try await book.command(["phantom", "whole", "--patients", "2"] + options).run()
    #expect(whole.status == 0)
    _ = try await book.command(["phantom", "cohort", "--patients", "1"] + options).run()
    let again = try await book.command(["phantom", "cohort", "--patients", "2"] + options).run()
    #expect(again.status == 0 && again.output == whole.output)
    for table in ["cohort", "truth", "injected"] {
      #expect(try book.read("cohort/\(table).tsv") == book.read("whole/\(table).tsv"))
    }
    let other = try await book.command(
      ["phantom", "cohort", "--patients", "2", "--seed", "7"] + options
    ).run()
    #expect(other.status == 2)
    #expect(
      other.error.contains(
        "cohort: the folder holds a cohort of another kind: seed is 1, not 7; the same options go on with it, another one needs another folder"
      ))
  }
}
