import Testing

@testable import Statistics

@Suite struct ConcordanceTests {
  /// The number: References/statistics.py (NumPy).
  @Test func metersOfFlowAgree() {
    let concordance = Concordance(Samples.wright, Samples.mini)
    #expect(near(concordance.ccc, 0.9427424314274845))
    #expect(concordance.low < concordance.ccc && concordance.ccc < concordance.high)
  }

  @Test func aShiftIsNoConcordance() {
    let x = Samples.before
    #expect(near(Concordance(x, x).ccc, 1))
    #expect(Concordance(x.map { $0 + 1 }, x).ccc < 0.7)
  }
}
