import Foundation

/// Spearman's rank correlation with its t test, and the 95 % interval of Bonett and Wright
/// (Psychometrika 2000), which is Fisher's with a larger standard error.
public struct SpearmanCorrelation: Sendable, Hashable, Codable {
  /// The number of complete pairs.
  public var count: Int
  /// The coefficient, its two-sided p value, and its 95 % interval. Fewer than three pairs have no
  /// coefficient, and fewer than four no interval.
  public var rho, p, low, high: Double

  /// Pairs with a missing value are left out; ties get their mean rank.
  public init(_ x: [Double], _ y: [Double]) {
    let pairs = zip(x, y).filter { !$0.isNaN && !$1.isNaN }
    let ranks = PearsonCorrelation(
      Statistics.ranks(pairs.map(\.0)), Statistics.ranks(pairs.map(\.1)))
    (count, rho, p) = (ranks.count, ranks.r, ranks.p)
    let error = count > 3 ? ((1 + rho * rho / 2) / Double(count - 3)).squareRoot() : .nan
    let reach = Distributions.normalQuantile(0.975) * error
    low = tanh(atanh(rho) - reach)
    high = tanh(atanh(rho) + reach)
  }
}
