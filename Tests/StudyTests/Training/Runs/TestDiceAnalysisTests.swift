import Book
import Foundation
import Tables
import Testing

@testable import Study

/// Runs over their seeds.
@Suite struct TestDiceAnalysisTests {
  @Test func theSeedsOfOneRunChangeNoIntervalOfAnother() async throws {
    func test(_ seeds: Int) async throws -> [Content] {
      try await TransferMirror(tellsSeedsApart: true).content(
        Training.self,
        """
        {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
         "test": {"phantom": "biobank", "patients": 3, "seed": 9, "matrix": 16},
         "runs": [{"name": "a"}, {"name": "b", "patients": 1, "seeds": \(seeds)}]}
        """)
    }
    let (once, twice) = (try await test(1), try await test(2))
    let columns = ["mean", "low", "high"]
    #expect(
      try once.numbers(["a", "LV"], columns, part: "test")
        == twice.numbers(["a", "LV"], columns, part: "test"))
  }

  @Test func aFailedSeedIsLeftOut() async throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16}, "seeds": 3,
       "runs": [{"name": "a"}, {"name": "b", "patients": 1}], "compare": [["a", "b"]]}
      """)
    let mirror = TransferMirror()
    mirror.fail(live.runs[0].network)
    for step in live.steps { await mirror.attempt(step) }
    let content = try RunsAnalysis(trainings: live).content(from: mirror)
    let test = try content.table("test")
    #expect(test.caption.contains("Seeds that failed are left out."))
    #expect(try test.table.numbers("seeds") == [2, 2, 3, 3])
    let seeds = try [2, 3].map { try content.number(["a", "\($0)", "LV"], "mean", part: "seeds") }
    #expect(
      try abs(content.number(["a", "LV"], "mean", part: "test") - (seeds[0] + seeds[1]) / 2) < 1e-12
    )
    let pooled = try [2, 3].map {
      try content.number(["a", "\($0)", "LV"], "pooled", part: "seeds")
    }
    #expect(
      try abs(content.number(["a", "LV"], "pooled", part: "test") - (pooled[0] + pooled[1]) / 2)
        < 1e-12)
    // Of the differences those of the seeds that both have.
    let others = try [2, 3].map { try content.number(["b", "\($0)", "LV"], "mean", part: "seeds") }
    let difference = try content.number(["a − b", "LV"], "mean", part: "differences")
    #expect(abs(difference - (seeds[0] + seeds[1] - others[0] - others[1]) / 2) < 1e-12)
    #expect(try content.table("differences").table.numbers("seeds") == [2, 2])
  }
}
