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
}
