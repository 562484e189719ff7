import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchPartsTests {
  @Test func bothVersionsOfALandscapeSeriesStandSideBySide() async throws {
    let rows = try await StepBench().run(
      SearchParts(search: TinySearch.search, division: .landscape)
    ).rows
    #expect(rows.map(\.method) == ["a", "a", "b", "b"])
    #expect(rows.map(\.part) == ["unrotated", "rotated", "unrotated", "rotated"])
    #expect(rows.map(\.count) == [1, 1, 1, 1])
    #expect(rows[0].mean == 100)
    #expect(abs(rows[2].mean - 10) < 1e-12)
  }

  @Test func patientsUpTo500AreTheChallengesTraining() async throws {
    let rows = try await StepBench().run(
      SearchParts(search: TinySearch.search, division: .challenge)
    ).rows.filter { $0.method == "a" }
    #expect(rows.map(\.count).reduce(0, +) == 3)
    #expect(rows[0].count == 3)
  }
}
