import Testing

@testable import Statistics

@Suite struct ConcordanceTests {
  /// The number: References/statistics.py (NumPy).
  @Test func metersOfFlowAgree() {
    let concordance = Concordance(Samples.wright, Samples.mini)
    #expect(near(concordance.ccc, 0.9427424314274845))
    #expect(concordance.low < concordance.ccc && concordance.ccc < concordance.high)
  }

  @Test func fewPairsAreTooFew() {
    #expect(Concordance([1, 2], [1, 2.5]).ccc.isNaN)
    let three = Concordance([1, 2, 3], [1, 2.5, 3])
    #expect(three.ccc < 1 && three.low.isNaN)
  }

  @Test func aShiftIsNoConcordance() {
    let x = Samples.before
    #expect(near(Concordance(x, x).ccc, 1))
    #expect(Concordance(x.map { $0 + 1 }, x).ccc < 0.7)
  }
}
