import Testing

@testable import Statistics

/// Numbers: References/statistics.py (NumPy and SciPy).
@Suite struct SummaryTests {
  @Test func aSampleHasItsUsualNumbers() {
    let summary = Summary(of: Samples.before)
    #expect(summary.count == 9)
    #expect(summary.median == 1.68)
    #expect(near(summary.sd, 0.7155941587240634))
    #expect((summary.q1, summary.q3) == (1.55, 1.88))
    #expect((summary.min, summary.max) == (0.5, 3.06))
  }

  @Test func nothingHasNoNumbers() {
    let summary = Summary(of: [])
    #expect(summary.count == 0)
    #expect(summary.mean.isNaN && summary.median.isNaN && summary.min.isNaN)
  }
}
