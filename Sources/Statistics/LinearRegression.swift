/// Least squares with one explanatory variable, as R's lm(y ~ x).
public struct LinearRegression: Sendable, Hashable, Codable {
  /// The number of complete pairs.
  public var count: Int
  /// The coefficients and their standard errors.
  public var intercept, slope, interceptError, slopeError: Double
  /// The t statistic and two-sided p value of the test that the slope is zero.
  public var t, p: Double
  /// The coefficient of determination.
  public var rSquared: Double

  /// Pairs with a missing value are left out.
  public init(x: [Double], y: [Double]) {
    let pairs = zip(x, y).filter { !$0.isNaN && !$1.isNaN }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    count = pairs.count
    let n = Double(count)
    let (mx, my) = (Statistics.mean(x), Statistics.mean(y))
    let sxx = Statistics.sum(x.map { ($0 - mx) * ($0 - mx) })
    let slope = Statistics.sum(zip(x, y).map { ($0 - mx) * ($1 - my) }) / sxx
    let intercept = my - slope * mx
    let residual = Statistics.sum(
      zip(x, y).map { x, y in
        let error = y - intercept - slope * x
        return error * error
      })
    let total = Statistics.sum(y.map { ($0 - my) * ($0 - my) })
    let variance = residual / (n - 2)
    self.slope = slope
    self.intercept = intercept
    slopeError = (variance / sxx).squareRoot()
    interceptError = (variance * (1 / n + mx * mx / sxx)).squareRoot()
    t = slope / slopeError
    p = Distributions.studentTwoSided(t, df: n - 2)
    rSquared = 1 - residual / total
  }
}
