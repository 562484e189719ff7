import Engine
import StudyTerms
import Subsets
import TestSupport
import Testing

@Suite struct SubsetBaselineTests {
  @Test func allImagesStandBeforeTheParts() async throws {
    let counts = [[80, 0, 0, 0, 8, 2, 0, 0, 10], [94, 2, 0, 4, 0, 0, 0, 0, 0]]
    let table = ConfusionTable(
      images: [30, 31].map { CineImage(volunteer: Volunteer($0), slice: 0, frame: 0) },
      splits: [.validation, .test], counts: counts.compactMap { ConfusionCounts($0) })
    let rows = try await StepBench().run(SubsetBaseline(confusion: Asked(Given(table)))).rows
      .filter { $0.tissue == .ventricle }
    #expect(rows.map(\.split) == [nil, .validation, .test])
    #expect(rows.map(\.count) == [2, 1, 1])
    // 2 * 8 of 10 + 8 pixels, and none of 4 + 2.
    #expect(rows.map(\.mean) == [8.0 / 18, 16.0 / 18, 0])
  }
}
