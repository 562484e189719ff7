import RankedImages
import StudyTerms
import TestSupport
import Testing

@Suite struct TransferRankingTests {
  @Test func imagesWithoutTheClassAreNotRanked() async throws {
    let rows = try await StepBench().run(
      TransferRanking(confusion: TinyCounts.asked(), split: .test)
    ).rows
    #expect(rows.map(\.rank) == [.best, .median, .worst, .best, .median, .worst])
    let (border, perfect, missed) = (
      TinyCounts.images[0], TinyCounts.images[1], TinyCounts.images[2]
    )
    // Of the wall two are left; the middle one of two is the second.
    #expect(rows.map(\.image) == [perfect, border, missed, perfect, border, border])
    let (cavity, wall) = (16.0 / 18, 20.0 / 22)
    #expect(rows.map(\.dice) == [1, cavity, 0, 1, wall, wall])
    #expect(rows.map(\.reference) == [5, 10, 4, 5, 10, 10])
  }

  @Test func aPartWithoutTheClassHasNoRank() async throws {
    let rows = try await StepBench().run(
      TransferRanking(confusion: TinyCounts.asked(), split: .validation)
    ).rows
    #expect(rows.isEmpty)
  }
}
