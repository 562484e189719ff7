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

  /// The validation image has neither class in either mask: it counts 1 among all, and is left out
  /// of the mean of the others.
  @Test func emptyImagesAreToldApart() async throws {
    let table = TinyCounts.table(
      TinyCounts.images.prefix(3) + [CineImage(volunteer: Volunteer(31), slice: 0, frame: 3)],
      [TinyCounts.border, TinyCounts.empty, TinyCounts.missed, TinyCounts.empty])
    let rows = try await StepBench().run(
      TransferPosition(confusion: TinyCounts.asked(table), grouping: .slice, split: .test)
    ).rows.filter { $0.tissue == .ventricle }
    #expect(rows.map(\.count) == [3, 1] && rows.map(\.empty) == [2, 0])
    #expect(abs(rows[0].mean - (8.0 / 9 + 2) / 3) < 1e-15)
    #expect(abs(rows[0].filled - 8.0 / 9) < 1e-15 && rows[1].filled == 0)
    // Volunteer 31 has only an empty image in slice 0.
    #expect(rows.map(\.volunteers) == [1, 1])
    #expect(rows[0].lowest == rows[0].filled && rows[0].highest == rows[0].filled)
  }

  @Test func diceIsGroupedByFrame() async throws {
    let frames = try await groups(.frame)
    #expect(frames.map(\.position) == [0, 1])
    #expect(abs(frames[0].mean - 4.0 / 9) < 1e-15)
    #expect(frames[1].mean == 1)
  }
}
