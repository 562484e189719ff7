import Search
import SearchErrors
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

  @Test func meansHaveIntervalsByPatientWhereThereAreSeveral() async throws {
    let search = TinySearch.search
    let parts = try await StepBench().run(SearchParts(search: search, division: .challenge)).rows
    // 0, 10 and 100: the mean of three draws of patients.
    let first = try #require(parts.first { $0.method == "a" && $0.count == 3 })
    #expect(first.low >= 0 && first.low < first.mean)
    #expect(first.high <= 100 && first.high > first.mean)
    // One patient tells nothing of others.
    let alone = try await StepBench().run(SearchParts(search: search, division: .landscape)).rows
    #expect(alone.allSatisfy { $0.low.isNaN && $0.high.isNaN })
  }
}
