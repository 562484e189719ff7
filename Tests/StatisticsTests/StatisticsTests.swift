import Testing

@testable import Statistics

/// Numbers: References/statistics.py (NumPy and SciPy).
@Suite struct StatisticsTests {
  private let x = Samples.before

  @Test func quantilesAreOfType7() {
    #expect(near(Statistics.quantile(x, 0.1), 1.14))
    #expect(Statistics.quantile(x, 0.25) == 1.55)
    #expect(Statistics.median(x) == 1.68)
    #expect(near(Statistics.iqr(x), 1.88 - 1.55))
    #expect(near(Statistics.sd(x), 0.7155941587240634))
    #expect(near(Statistics.mad(x), 0.2965199999999999))
  }

  @Test func nothingHasNoMean() {
    #expect(Statistics.mean([]).isNaN)
    #expect(Statistics.sd([1]).isNaN)
    #expect(Statistics.quantile([], 0.5).isNaN)
  }

  @Test func smallPartsOfASumAreNotLost() {
    #expect(Statistics.sum([1, 1e100, 1, -1e100]) == 2)
  }
}
