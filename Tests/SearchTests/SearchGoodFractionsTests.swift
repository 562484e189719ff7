import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchGoodFractionsTests {
  @Test func badVolumesOfGoodFractionsAreCounted() async throws {
    let rows = try await StepBench().run(SearchGoodFractions(search: TinySearch.search)).rows
    #expect(rows.map(\.count) == [3, 3])
    // Relative errors of the EF of b are -0.2; those of a 0, 0.2 and 1.
    #expect(rows.map(\.good) == [2, 3])
    // Relative errors of the volumes of b: 0.2, 0.5 and 0.6, signed 0, 0.5 and -0.5.
    #expect(rows.map(\.bad) == [0, 2])
    #expect(rows.map(\.badSigned) == [0, 1])
    #expect(rows.map(\.badMaximum) == [0, 2])
  }

  @Test func theSeriesThatAreCountedAreListed() async throws {
    let rows = try await StepBench().run(SearchGoodSeries(search: TinySearch.search)).rows
    #expect(rows.map(\.method) == ["b", "b"])
    #expect(rows.map(\.id.text) == ["2", "3_rot90"])
    #expect(abs(rows[0].maximumError - 0.5) < 1e-12 && abs(rows[1].maximumError + 0.5) < 1e-12)
    #expect(rows.map(\.trueFraction) == [50, 50] && rows.map(\.fraction) == [60, 60])
  }
}
