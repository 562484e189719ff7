import Testing

@testable import Statistics

/// Numbers: References/statistics.py (SciPy).
@Suite struct PearsonCorrelationTests {
  @Test func correlationHasItsTestAndInterval() {
    let correlation = PearsonCorrelation(Samples.before, Samples.after)
    #expect(near(correlation.r, 0.8478765191153643))
    #expect(near(correlation.p, 0.0038831303761205035))
    #expect(near(correlation.low, 0.4205812590323821))
    #expect(near(correlation.high, 0.9673116261532931))
    #expect(correlation.df == 7)
  }

  /// Two points always lie on a line, and three have no interval.
  @Test func fewPairsAreTooFew() {
    #expect(PearsonCorrelation([1, 2.1], [0.3, 0.7]).r.isNaN)
    let three = PearsonCorrelation([1, 2, 3], [2, 4.1, 6])
    #expect(three.r > 0.99 && three.low.isNaN && three.high.isNaN)
  }

  @Test func aPerfectLineIsNotMoreThanPerfect() {
    let x = [0.1, 0.2, 0.3, 0.7, 1.1]
    let line = PearsonCorrelation(x, x.map { 3 * $0 + 0.1 })
    #expect(line.r <= 1 && near(line.r, 1))
  }
}
