import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchCorrelationsTests {
  @Test func threeKindsOfErrorsAreCorrelated() async throws {
    let rows = try await StepBench().run(SearchCorrelations(search: TinySearch.search)).rows
      .filter { $0.method == "a" }
    #expect(rows.map(\.errors) == ["signed", "absolute", "both absolute"])
    #expect(rows.map(\.count) == [3, 3, 3])
    // Absolute errors of the volumes 0, 0.2 and 1 are those of the EF.
    #expect(abs(rows[1].r - 1) < 1e-9)
    #expect(abs(rows[2].r - 1) < 1e-9)
    // Signed 0, 0.2 and -1, with 0, 0.2 and 1 of the EF, by the definition of r.
    let (x, y) = ([0, 0.2, -1], [0, 0.2, 1.0])
    let (mx, my) = (x.reduce(0, +) / 3, y.reduce(0, +) / 3)
    let products = zip(x, y).map { ($0 - mx) * ($1 - my) }.reduce(0, +)
    let squares = (
      x.map { ($0 - mx) * ($0 - mx) }.reduce(0, +), y.map { ($0 - my) * ($0 - my) }.reduce(0, +)
    )
    #expect(abs(rows[0].r - products / (squares.0 * squares.1).squareRoot()) < 1e-12)
  }
}
