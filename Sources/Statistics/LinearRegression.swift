/// Least squares with one explanatory variable, as R's `summary(lm(y ~ x))`.
public struct LinearRegression: Sendable, Hashable, Codable {
  /// The number of complete pairs.
  public var count: Int
  /// The coefficients and their standard errors.
  public var intercept, slope, interceptError, slopeError: Double
  /// The t statistic and two-sided p value of the test that the slope is zero.
  public var t, p: Double
  /// The 95 % intervals of both coefficients; NaN for fewer than three pairs.
  public var interceptLow, interceptHigh, slopeLow, slopeHigh: Double
  /// The residuals y - fitted in the order of the pairs, and the degrees of freedom.
  public var residuals: [Double]
  public var df: Double
  /// The residual standard error.
  public var residualError: Double
  /// The coefficient of determination, plain and adjusted for the number of coefficients.
  public var rSquared, adjustedRSquared: Double
  /// The F statistic with 1 and ``df`` degrees of freedom. Its p value is ``p``.
  public var f: Double

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
    residuals = zip(x, y).map { x, y in y - intercept - slope * x }
    let residual = Statistics.sum(residuals.map { $0 * $0 })
    let total = Statistics.sum(y.map { ($0 - my) * ($0 - my) })
    let variance = residual / (n - 2)
    self.slope = slope
    self.intercept = intercept
    slopeError = (variance / sxx).squareRoot()
    interceptError = (variance * (1 / n + mx * mx / sxx)).squareRoot()
    t = slope / slopeError
    p = Distributions.studentTwoSided(t, df: n - 2)
    rSquared = 1 - residual / total
    df = n - 2
    adjustedRSquared = 1 - (1 - rSquared) * (n - 1) / df
    residualError = variance.squareRoot()
    f = (total - residual) / variance
    let reach = count > 2 ? Distributions.studentQuantile(0.975, df: df) : .nan
    (slopeLow, slopeHigh) = (slope - reach * slopeError, slope + reach * slopeError)
    (interceptLow, interceptHigh) = (
      intercept - reach * interceptError, intercept + reach * interceptError
    )
  }
}
