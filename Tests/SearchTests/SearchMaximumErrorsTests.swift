import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchMaximumErrorsTests {
  /// Relative errors, signed: of a 0, 0.2 and -1; of b 0, 0.5 and -0.5.
  @Test func theLargerErrorIsChosenByItsSignAndJudgedByItsSize() async throws {
    let rows = try await StepBench().run(SearchMaximumErrors(search: TinySearch.search)).rows
    #expect(rows.map(\.method) == ["b", "a"])
    #expect(abs(rows[0].mean - 100.0 / 3) < 1e-12 && abs(rows[1].mean - 40) < 1e-12)
    #expect(rows.map(\.count) == [3, 3])
    #expect(rows.map(\.median) == [50, 20])
  }
}
