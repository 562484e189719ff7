import Foundation

/// Lin's concordance correlation coefficient (Biometrics 1989) with its 95 % interval from the z
/// transform.
public struct Concordance: Sendable, Hashable, Codable {
  /// The coefficient and its 95 % interval. Fewer than three pairs have no coefficient, and fewer
  /// than four no interval.
  public var ccc, low, high: Double

  /// Pairs with a missing value are left out. Variances have the divisor n, as in Lin.
  public init(_ x: [Double], _ y: [Double]) {
    let pairs = zip(x, y).filter { !$0.isNaN && !$1.isNaN }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    let n = Double(pairs.count)
    let (mx, my) = (Statistics.mean(x), Statistics.mean(y))
    let sxy = Statistics.sum(zip(x, y).map { ($0 - mx) * ($1 - my) }) / n
    let sxx = Statistics.sum(x.map { ($0 - mx) * ($0 - mx) }) / n
    let syy = Statistics.sum(y.map { ($0 - my) * ($0 - my) }) / n
    ccc = pairs.count < 3 ? .nan : 2 * sxy / (sxx + syy + (mx - my) * (mx - my))
    let r = sxy / (sxx * syy).squareRoot()
    let u = (mx - my) / (sxx * syy).squareRoot().squareRoot()
    let c2 = ccc * ccc
    let r2 = r * r
    let variance =
      ((1 - r2) * c2 / ((1 - c2) * r2) + 2 * c2 * ccc * (1 - ccc) * u * u
        / (r * (1 - c2) * (1 - c2))
        - c2 * c2 * u * u * u * u / (2 * r2 * (1 - c2) * (1 - c2))) / (n - 2)
    let reach =
      pairs.count < 4 ? .nan : Distributions.normalQuantile(0.975) * variance.squareRoot()
    low = tanh(atanh(ccc) - reach)
    high = tanh(atanh(ccc) + reach)
  }
}
