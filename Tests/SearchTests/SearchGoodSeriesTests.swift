import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchGoodSeriesTests {
  @Test func theSeriesThatAreCountedAreListed() async throws {
    let rows = try await StepBench().run(SearchGoodSeries(search: TinySearch.search)).rows
    #expect(rows.map(\.method) == ["b", "b"])
    #expect(rows.map(\.id.text) == ["2", "3_rot90"])
    #expect(abs(rows[0].maximumError - 0.5) < 1e-12 && abs(rows[1].maximumError + 0.5) < 1e-12)
    #expect(rows.map(\.trueFraction) == [50, 50] && rows.map(\.fraction) == [60, 60])
  }
}
