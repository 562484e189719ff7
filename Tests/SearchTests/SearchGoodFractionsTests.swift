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
}
