import StudyTerms
import TestSupport
import Testing
import TransferScores

@Suite struct TransferDiceTests {
  private func summary() async throws -> DiceSummary {
    try await StepBench().run(
      TransferDice(confusion: TinyCounts.asked(), threshold: 0.5, repetitions: 1000))
  }

  @Test func diceIsSummedUpByClassAndPart() async throws {
    let found = try await summary().distributions
    #expect(found.map(\.tissue) == [.ventricle, .ventricle, .myocardium, .myocardium])
    #expect(found.map(\.split) == [.validation, .test, .validation, .test])
    let ventricle = found[1]
    #expect(ventricle.count == 3)
    #expect(ventricle.volunteers == 2)
    #expect(abs(ventricle.mean - 17.0 / 27) < 1e-15)
    #expect(ventricle.median == 16.0 / 18)
    #expect(ventricle.below == 1)
    #expect(ventricle.empty == 0)
    // 8 + 5 of 19 and 15 pixels.
    #expect(ventricle.pooled == 26.0 / 34)
    let myocardium = found[3]
    #expect(abs(myocardium.mean - 32.0 / 33) < 1e-15)
    #expect(myocardium.empty == 1)
    #expect(myocardium.pooled == 30.0 / 32)
  }

  @Test func theIntervalDrawsVolunteersNotImages() async throws {
    let ventricle = try await summary().distributions[1]
    // Of two volunteers each is drawn twice in a quarter of the draws.
    #expect(ventricle.low == 0)
    #expect(abs(ventricle.high - 17.0 / 18) < 1e-15)
    // As if images were independent: three values 8/9, 1, 0.
    let mean = 17.0 / 27
    let squares = [8.0 / 9, 1, 0].map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let error = 1.96 * (squares / 2).squareRoot() / 3.0.squareRoot()
    #expect(abs(ventricle.imageLow - (mean - error)) < 1e-14)
    #expect(abs(ventricle.imageHigh - (mean + error)) < 1e-14)
  }

  @Test func everyVolunteerHasAMean() async throws {
    let means = try await summary().volunteers.filter { $0.tissue == .ventricle }
    #expect(means.map(\.volunteer.number) == [32, 30, 31])
    #expect(means.map(\.count) == [1, 2, 1])
    #expect(means[0].mean == 1)
    #expect(abs(means[1].mean - 17.0 / 18) < 1e-15)
    #expect(means[2].mean == 0)
  }
}
