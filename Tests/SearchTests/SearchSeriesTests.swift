import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchSeriesTests {
  @Test func errorsStandSeriesBySeries() async throws {
    let rows = try await StepBench().run(SearchSeries(search: TinySearch.search)).rows
    #expect(rows.map(\.method) == ["a", "a", "a", "b", "b", "b"])
    #expect(rows.map(\.id.text) == ["1", "2", "3_rot90", "1", "2", "3_rot90"])
    let first = rows[0]
    #expect((first.error, first.volumeError, first.absoluteVolumeError) == (0, 0, 0))
    // 100 and 60 ml: an EF of 40 %, and 20 % too much at the end of systole.
    #expect(abs(rows[1].error - 10) < 1e-12)
    #expect(abs(rows[1].volumeError - 0.2) < 1e-12)
    #expect(abs(rows[1].relativeError - 0.2) < 1e-12)
    // Nothing found: all of both volumes is missing, and there is no EF.
    #expect((rows[2].error, rows[2].volumeError, rows[2].absoluteVolumeError) == (100, -1, 1))
    #expect(rows[2].relativeError == 1)
  }
}
