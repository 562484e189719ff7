import PhantomImages
import TestSupport
import Testing
import Trainings

@testable import TrainingScores

@Suite struct SeedScoresTests {
  private func test(_ seed: Int) -> TestDice {
    TestDice(
      network: TinyRuns.network(seed: seed), images: TinyRuns.images(.challenge), repetitions: 20)
  }

  @Test func aMeanIsThatOfTheSeeds() async throws {
    let bench = StepBench()
    let step = SeedScores(scores: [test(1), test(2)], others: [], repetitions: 20)
    let row = try #require(try await bench.run(step).rows.first)
    var means: [Double] = []
    for test in step.scores { means.append(try await bench.run(test).rows[0].mean) }
    #expect(row.tissue == .ventricle && row.seeds == 2 && row.otherSeeds == nil)
    #expect(abs(row.mean - (means[0] + means[1]) / 2) < 1e-12)
    // The rest of the mean are images that are empty and count 1 in some of the seeds.
    #expect(row.filled <= row.mean && row.empty < row.images)
    #expect((row.seedLow, row.seedHigh) == (means.min(), means.max()))
  }

  /// So that it does not change with the seeds of other runs.
  @Test func oneSeedHasTheIntervalOfItsTest() async throws {
    let bench = StepBench()
    let row = try await bench.run(
      SeedScores(scores: [test(1)], others: [], repetitions: 999)
    ).rows[0]
    let own = try await bench.run(test(1)).rows[0]
    #expect((row.low, row.high) == (own.low, own.high))
    #expect(row.seedDeviation.isNaN)
  }

  @Test func aRunDiffersFromItselfByNothing() async throws {
    let row = try await StepBench().run(
      SeedScores(scores: [test(1)], others: [test(1)], repetitions: 20)
    ).rows[0]
    #expect((row.mean, row.low, row.high, row.pooled) == (0, 0, 0, 0))
    #expect(row.otherSeeds == 1)
  }
}
