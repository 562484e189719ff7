import Book
import Foundation
import Tables
import TestSupport
import Testing

@testable import Study

@Suite struct VolumesAnalysisTests {
  @Test func volumesOfRepeatedRunsAreMeansOverTheirSeeds() async throws {
    func volumes(_ seeds: Int) async throws -> [Content] {
      try await TransferMirror(tellsSeedsApart: true).content(
        Training.self,
        """
        {"data": {"cohort": \(TinyLabels.learnt), "labels": "truth", "frames": 2}, "volumes": \(TinyLabels.cohort), "size": 32, "widths": [4, 8],
         "epochs": 1, "validation": 0, "repetitions": 20, "runs": [{"name": "one"}, {"name": "more", "seeds": \(seeds)}]}
        """)
    }
    let (once, twice) = (try await volumes(1), try await volumes(2))
    for part in ["error", "volume_error", "good_ef"] {
      #expect(Set(try twice.table(part).table.texts("method")) == ["one", "more"])
    }
    // What is not repeated stays as it was.
    let columns = ["mean", "low", "high", "median"]
    #expect(
      try once.numbers(["one"], columns, part: "error")
        == twice.numbers(["one"], columns, part: "error"))
    let series = try twice.table("series")
    #expect(series.keys == ["Id", "method", "seed"])
    let more = try series.table.filtered("method", "more")
    let seeds = try ["1", "2"].map { seed in
      let errors = try more.filtered("seed", seed).numbers("error")
      return errors.reduce(0, +) / Double(errors.count)
    }
    func error(_ column: String) throws -> Double {
      try twice.number(["more"], column, part: "error")
    }
    #expect(try abs(error("mean") - (seeds[0] + seeds[1]) / 2) < 1e-9)
    #expect(try error("seeds") == 2)
    #expect(try abs(error("seed_low") - (seeds.min() ?? .nan)) < 1e-9)
    #expect(try abs(error("seed_high") - (seeds.max() ?? .nan)) < 1e-9)
    #expect(try error("low") <= error("mean") && error("mean") <= error("high"))
    #expect(try error("count") == 2)
  }
}
