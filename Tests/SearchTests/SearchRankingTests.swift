import SearchTestSupport
import TestSupport
import Testing

@testable import Search

@Suite struct SearchRankingTests {
  @Test func theSignHidesErrors() async throws {
    let rows = try await StepBench().run(SearchRanking(search: TinySearch.search)).rows
    #expect(rows.map(\.method) == ["a", "b"])
    // Signed 0, 10 and -50; 0, 50 and -30. Absolute 0, 10 and 100; 10, 50 and 50.
    #expect(abs(rows[0].signedMean + 40.0 / 3) < 1e-12)
    #expect(abs(rows[1].signedMean - 20.0 / 3) < 1e-12)
    #expect(abs(rows[0].absoluteMean - 110.0 / 3) < 1e-12)
    #expect(abs(rows[1].absoluteMean - 110.0 / 3) < 1e-12)
    #expect(rows.map(\.signedRank) == [2, 1])
    #expect(rows.map(\.signedMedian) == [0, 0])
    #expect(rows.map(\.absoluteMedian) == [10, 50])
  }

  @Test func equalsShareTheBetterRank() {
    #expect(SearchRanking.ranks([2, 1, 2, 3]) == [2, 1, 2, 4])
  }
}
