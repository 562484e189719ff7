import RankedImages
import StudyTerms
import TestSupport
import Testing

@Suite struct TransferLowDiceTests {
  @Test func badImagesAreListedWorstFirst() async throws {
    let rows = try await StepBench().run(
      TransferLowDice(confusion: TinyCounts.asked(), threshold: 0.9)
    ).rows
    #expect(rows.map(\.tissue) == [.ventricle, .ventricle])
    #expect(rows.map(\.image) == [TinyCounts.images[2], TinyCounts.images[0]])
    #expect(rows.map(\.dice) == [0, 16.0 / 18])
    #expect(rows.map(\.reference) == [4, 10])
    #expect(rows.map(\.predicted) == [2, 8])
  }

  @Test func aDiceAtTheThresholdIsNotBad() async throws {
    let rows = try await StepBench().run(
      TransferLowDice(confusion: TinyCounts.asked(), threshold: 16.0 / 18)
    ).rows
    #expect(rows.map(\.dice) == [0])
  }
}
