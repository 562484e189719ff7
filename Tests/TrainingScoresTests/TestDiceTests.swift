import PhantomImages
import TestSupport
import Testing
import Trainings

@testable import TrainingScores

@Suite struct TestDiceTests {
  /// Dice = 2 |A and B| / (|A| + |B|) of each image, then the mean; and of all pixels together.
  @Test func itSumsUpWhatTheNetworkFinds() async throws {
    let bench = StepBench()
    let step = TestDice(
      network: TinyRuns.network(), images: TinyRuns.images(.challenge), repetitions: 50)
    let images = try await bench.run(step.scores).images
    let rows = try await bench.run(step).rows
    #expect(rows.map(\.tissue) == [.ventricle, .myocardium])
    for row in rows {
      let own = images.compactMap { $0.overlap(row.tissue) }
      let dice = own.map(\.dice)
      #expect(row.images == images.count && row.patients == 2)
      #expect(abs(row.mean - dice.reduce(0, +) / Double(dice.count)) < 1e-12)
      let (both, all) = own.reduce((0, 0)) { ($0.0 + $1.both, $0.1 + $1.found + $1.truth) }
      #expect(abs(row.pooled - 2 * Double(both) / Double(all)) < 1e-12)
      #expect(row.low <= row.mean && row.mean <= row.high)
      let filled = own.filter { $0.found + $0.truth > 0 }.map(\.dice)
      #expect(row.empty == own.count - filled.count)
      #expect(abs(row.filled - filled.reduce(0, +) / Double(filled.count)) < 1e-12)
    }
  }

  @Test func itsIntervalsAreThoseOfTheFirstTests() {
    #expect(TestDice.seedName == "SegmentationScores")
  }
}
