import Testing

@testable import Statistics

@Suite struct SignedRankTestTests {
  /// V is that of R's help page; p is SciPy's (References/statistics.py).
  @Test func itIsRs() {
    let test = SignedRankTest(Samples.before, Samples.after)
    #expect(test.v == 40)
    #expect(test.count == 9)
    #expect(near(test.p, 0.04401098401295143))
  }
}
