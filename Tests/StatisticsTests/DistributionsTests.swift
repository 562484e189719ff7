import Testing

@testable import Statistics

/// Numbers: References/statistics.py (SciPy).
@Suite struct DistributionsTests {
  @Test func quantilesAgreeWithTables() {
    #expect(near(Distributions.studentQuantile(0.975, df: 8), 2.306004135204166))
    #expect(near(Distributions.normalQuantile(0.975), 1.959963984540054))
    #expect(near(Distributions.normalQuantile(1e-6), -4.753424308822899))
  }

  @Test func probabilitiesAgreeWithTables() {
    #expect(near(Distributions.studentTwoSided(2.5, df: 7), 0.04099221858575289))
    #expect(near(Distributions.normal(1.959963984540054), 0.975))
  }
}
