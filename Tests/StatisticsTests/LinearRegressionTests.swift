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
}
