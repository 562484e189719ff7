import StudyTerms
import TestSupport
import Testing
import TransferScores

@Suite struct TransferTestTests {
  private let perfect = TinyCounts.table(
    Array(TinyCounts.images.prefix(3)),
    [TinyCounts.perfect, TinyCounts.perfect, TinyCounts.perfect])

  private func compare(_ other: ConfusionTable) async throws -> [TransferTest.Comparison] {
    try await StepBench().run(
      TransferTest(
        first: .random, second: .observer,
        confusions: [TinyCounts.asked(), TinyCounts.asked(other)], repetitions: 1000)
    ).rows.filter { $0.tissue == .ventricle }
  }

  @Test func differencesAreOfTheFirstFromTheSecond() async throws {
    let rows = try await compare(perfect)
    // What the second has not is not compared.
    #expect(rows.map(\.split) == [.test])
    #expect(rows[0].count == 3)
    #expect(rows[0].volunteers == 2)
    #expect(rows[0].favoured == 0)
    // -1/9, 0 and -1: no rank is positive.
    #expect(rows[0].v == 0)
    #expect(abs(rows[0].difference + 10.0 / 27) < 1e-15)
    // Two volunteers, and Student's t of one degree of freedom is 12.7: nothing is known, and a
    // difference of Dice is -1 to 1.
    #expect(rows[0].low == -1 && rows[0].high == 1)
  }

  @Test func bothWaysAreMirrored() async throws {
    let forth = try #require(try await compare(perfect).first)
    let back = try #require(
      try await StepBench().run(
        TransferTest(
          first: .observer, second: .random,
          confusions: [TinyCounts.asked(perfect), TinyCounts.asked()], repetitions: 1000)
      ).rows.first { $0.tissue == .ventricle })
    #expect(back.difference == -forth.difference)
    #expect(back.p == forth.p)
    #expect(abs(back.imageLow + forth.imageHigh) < 1e-15)
    #expect(back.favoured == 2)
  }

  @Test func aTestOfNoTwoModelsIsRefused() async {
    let test = TransferTest(first: .base, second: .doubleTransfer, confusions: [], repetitions: 20)
    #expect(
      await StepBench().sentence(test)
        == "a signed-rank test needs the counts of two models, and there are 0")
  }
}
