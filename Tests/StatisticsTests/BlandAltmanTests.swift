import Testing

@testable import Statistics

@Suite struct BlandAltmanTests {
  /// The paper's own figures: -2.1 and 38.8 l/min, -22.0 to 17.8, and limits whose intervals reach
  /// 34.6 to both sides (from -79.7: -114.3 to -45.1). The paper takes 2 for 1.96.
  @Test func theLimitsAreThePapers() {
    let agreement = BlandAltman(Samples.wright, Samples.mini)
    #expect(agreement.count == 17)
    #expect(near(agreement.bias, -2.1, 0.05))
    #expect(near(agreement.sd, 38.8, 0.05))
    #expect(near(agreement.biasLow, -22.0, 0.1) && near(agreement.biasHigh, 17.8, 0.1))
    #expect(near(agreement.low, -2.1 - 1.96 * 38.8, 0.1))
    #expect(near(agreement.high, -2.1 + 1.96 * 38.8, 0.1))
    #expect(near(agreement.lowHigh - agreement.low, 34.6, 0.1))
    #expect(near(agreement.high - agreement.highLow, 34.6, 0.1))
  }

  @Test func aConstantDifferenceIsAllBias() {
    let agreement = BlandAltman(Samples.before.map { $0 + 1 }, Samples.before)
    #expect(near(agreement.bias, 1))
    #expect(near(agreement.sd, 0))
  }

  @Test func pairsWithAMissingValueAreLeftOut() {
    let agreement = BlandAltman([1, .nan, 3], [0, 1, 2])
    #expect(agreement.count == 2)
    #expect(agreement.bias == 1)
  }
}
