import Foundation
import Testing

@testable import Statistics

/// Numbers: References/statistics.py (SciPy).
@Suite struct SpearmanCorrelationTests {
  @Test func ranksAreCorrelated() {
    let flow = SpearmanCorrelation(Samples.wright + [.nan], Samples.mini + [1])
    #expect(flow.count == 17)
    #expect(near(flow.rho, 0.8995098039215688) && near(flow.p, 8.964818375507003e-07, 1e-12))
    #expect(near(flow.low, 0.6904640839031495) && near(flow.high, 0.9698906536277792))
  }

  @Test func fewPairsHaveNoInterval() {
    let three = SpearmanCorrelation([1, 2, 3], [1, 3, 2])
    #expect(near(three.rho, 0.5) && three.low.isNaN)
    #expect(SpearmanCorrelation([1, 2], [1, 2]).rho.isNaN)
  }
}
