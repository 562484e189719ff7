import SearchErrors
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SeedVolumesTests {
  /// The two methods of ``TinySearch`` as seeds of one run.
  private static let seeds = ["a", "b"].map { method in
    var search = TinySearch.search
    search.methods = [method]
    return search
  }

  @Test func numbersAreMeansOverTheSeeds() async throws {
    let means = try await StepBench().run(SeedVolumes(volumes: Self.seeds, repetitions: 200))
    let error = means.error
    #expect(error.count == 3 && error.seeds == 2)
    #expect(abs(error.mean - (110.0 / 3 + 10) / 2) < 1e-12)
    #expect(error.undefined == 0.5)
    #expect(abs(error.seedLow - 10) < 1e-12 && abs(error.seedHigh - 110.0 / 3) < 1e-12)
    // The means over the seeds are 5, 10 and 55: no draw of three patients leaves their range.
    #expect(error.low >= 5 && error.low < error.mean)
    #expect(error.high <= 55 && error.high > error.mean)
    // Of the first seed 0 of 2, of the other 2 of 3.
    #expect(means.goodFractions.good == 2.5 && means.goodFractions.bad == 1)
    #expect(abs(means.goodFractions.shareOfGood - 100.0 / 3) < 1e-12)
  }

  @Test func aSeedThatFailedIsLeftOut() async throws {
    var failing = TinySearch.search
    failing.methods = ["c"]
    let bench = StepBench()
    let alone = try await bench.run(SeedVolumes(volumes: [Self.seeds[1]], repetitions: 200))
    let means = try await bench.run(
      SeedVolumes(volumes: [failing, Self.seeds[1]], repetitions: 200))
    #expect(means == alone)
    #expect(means.error.seeds == 1)
  }
}
