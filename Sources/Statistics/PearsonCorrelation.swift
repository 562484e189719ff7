import Foundation

/// Pearson's correlation with its t test and 95 % interval (Fisher's z, Metron 1921), as R's
/// cor.test.
public struct PearsonCorrelation: Sendable, Hashable, Codable {
  /// The number of complete pairs.
  public var count: Int
  /// The coefficient, its t statistic, the degrees of freedom, the two-sided p value, and the 95 %
  /// interval of r. Two pairs lie on a line whatever they are, so that fewer than three have no
  /// coefficient; fewer than four have no interval.
  public var r, t, df, p, low, high: Double

  /// Pairs with a missing value are left out.
  public init(_ x: [Double], _ y: [Double]) {
    let pairs = zip(x, y).filter { !$0.isNaN && !$1.isNaN }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    let (mx, my) = (Statistics.mean(x), Statistics.mean(y))
    let sxy = Statistics.sum(zip(x, y).map { ($0 - mx) * ($1 - my) })
    let sxx = Statistics.sum(x.map { ($0 - mx) * ($0 - mx) })
    let syy = Statistics.sum(y.map { ($0 - my) * ($0 - my) })
    count = pairs.count
    r = count < 3 ? .nan : max(-1, min(1, sxy / (sxx * syy).squareRoot()))
    df = Double(count - 2)
    t = r * (df / (1 - r * r)).squareRoot()
    p = Distributions.studentTwoSided(t, df: df)
    let reach =
      count > 3 ? Distributions.normalQuantile(0.975) / Double(count - 3).squareRoot() : .nan
    low = tanh(atanh(r) - reach)
    high = tanh(atanh(r) + reach)
  }
}
