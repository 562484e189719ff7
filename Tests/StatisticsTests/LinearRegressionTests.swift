import Testing

@testable import Statistics

/// Numbers: References/statistics.py (SciPy).
@Suite struct LinearRegressionTests {
  @Test func regressionIsLeastSquares() {
    let line = LinearRegression(x: Samples.before, y: Samples.after)
    #expect(near(line.slope, 0.9506501326303114))
    #expect(near(line.intercept, -0.3447041232024386))
    #expect(near(line.slopeError, 0.2246847960345232))
    #expect(near(line.interceptError, 0.42490318087677326))
    #expect(near(line.p, 0.003883130376120492))
  }

  /// statsmodels' OLS.
  @Test func theFitIsJudgedByItsResiduals() {
    let line = LinearRegression(x: Samples.before, y: Samples.after)
    #expect(near(line.slopeLow, 0.4193550149628996))
    #expect(near(line.slopeHigh, 1.4819452502977235))
    #expect(near(line.interceptLow, -1.3494404892825722))
    #expect(near(line.f, 17.901690940475934, 1e-8))
    #expect(near(line.adjustedRSquared, 0.6787366761910708))
    #expect(near(line.residualError, 0.4547633592952206))
    #expect(
      near(line.residuals[0], -0.5169856195110315) && near(line.residuals[8], 0.3988589507830337))
    #expect(line.df == 7)
  }

  /// Two points lie on any line: there is nothing left to judge it by.
  @Test func twoPointsHaveNoInterval() {
    let line = LinearRegression(x: [1, 2], y: [3, 5])
    #expect(line.slope == 2 && line.slopeLow.isNaN && line.slopeHigh.isNaN)
  }
}
