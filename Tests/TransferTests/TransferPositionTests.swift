import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct TransferPositionTests {
  private func groups(
    _ grouping: TransferPosition.Grouping
  ) async throws -> [TransferPosition.Group] {
    try await StepBench().run(
      TransferPosition(confusion: TinyCounts.asked(), grouping: grouping, split: .test)
    ).rows.filter { $0.tissue == .ventricle }
  }

  @Test func diceIsGroupedBySlice() async throws {
    let slices = try await groups(.slice)
    #expect(slices.map(\.position) == [0, 1])
    #expect(slices.map(\.count) == [2, 1])
    #expect(abs(slices[0].mean - 17.0 / 18) < 1e-15)
    #expect(slices[1].mean == 0)
  }

  @Test func diceIsGroupedByFrame() async throws {
    let frames = try await groups(.frame)
    #expect(frames.map(\.position) == [0, 1])
    #expect(abs(frames[0].mean - 4.0 / 9) < 1e-15)
    #expect(frames[1].mean == 1)
  }
}
