import Book
import Foundation
import Tables
import Testing

@testable import Study

@Suite struct DifferencesAnalysisTests {
  @Test func runsOfMoreAndOfFewerSeedsAreComparedByTheirMeans() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 2, "seed": 9, "matrix": 16},
       "runs": [{"name": "a", "seeds": 3}, {"name": "b", "patients": 1}], "compare": [["a", "b"]]}
      """)
    #expect(try content.table().caption == "The trainings after their last epoch.")
    let seeds = try (1...3).map {
      try content.number(["a", "\($0)", "LV"], "mean", part: "seeds")
    }
    let other = try content.number(["b", "1", "LV"], "mean", part: "seeds")
    func difference(_ column: String) throws -> Double {
      try content.number(["a − b", "LV"], column, part: "differences")
    }
    #expect(try abs(difference("mean") - (seeds.reduce(0, +) / 3 - other)) < 1e-12)
    #expect(try difference("seeds") == 3)
    #expect(try difference("other_seeds") == 1)
    let ends = seeds.map { $0 - other }.sorted()
    #expect(try difference("seed_low") == ends[0])
    #expect(try difference("seed_high") == ends[2])
  }
}
