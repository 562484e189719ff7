import Testing

@testable import Subsets

@Suite struct CurveBandTests {
  @Test func aBandIsTheMeanAndTheRangeOverSeeds() throws {
    let bands = CurveBand.all([TinyCurves.first, TinyCurves.second, TinyCurves.other], .ventricle)
    #expect(bands.map(\.model) == [.random, .transfer])
    #expect(bands[0].images == [2, 4, 6])
    #expect(bands[0].low == [0.2, 0.5, 0.5])
    #expect(bands[0].high == [0.4, 0.6, 0.7])
    for (mean, expected) in zip(bands[0].mean, [0.3, 0.55, 0.6]) {
      #expect(abs(mean - expected) < 1e-15)
    }
    #expect(bands[1].low == bands[1].high)
  }

  @Test func theShortestCurveEndsTheBand() throws {
    let short = TinyCurves.curve(.random, seed: 3, ventricle: [0.3])
    let band = try #require(CurveBand.all([TinyCurves.first, short], .ventricle).first)
    #expect(band.images == [2])
  }

  @Test func aRangeOfSomeOfTheCurvesIsNone() throws {
    let gap = TinyCurves.curve(.random, seed: 3, ventricle: [0.3, .nan, 0.4])
    let band = try #require(CurveBand.all([TinyCurves.first, gap], .ventricle).first)
    #expect(band.mean[1].isNaN && band.low[1].isNaN && band.high[1].isNaN)
    #expect(band.low[2] == 0.4)
  }
}
