/// Agreement of two methods (Bland and Altman, Lancet 1986): bias and limits of agreement with
/// their 95 % intervals.
public struct BlandAltman: Sendable, Hashable, Codable {
  /// The number of complete pairs.
  public var count: Int
  /// The mean and standard deviation of the differences, and the limits of agreement bias ± 1.96
  /// sd.
  public var bias, sd, low, high: Double
  /// The 95 % intervals of the bias, of the lower and of the upper limit.
  public var biasLow, biasHigh, lowLow, lowHigh, highLow, highHigh: Double
  /// The mean and the difference of each pair, as a Bland-Altman plot shows them.
  public var means, differences: [Double]

  /// Difference = measured - reference. Pairs with a missing value are left out.
  public init(_ measured: [Double], _ reference: [Double]) {
    let pairs = zip(measured, reference).filter { !$0.isNaN && !$1.isNaN }
    differences = pairs.map { $0 - $1 }
    means = pairs.map { ($0 + $1) / 2 }
    count = pairs.count
    bias = Statistics.mean(differences)
    sd = Statistics.sd(differences)
    low = bias - 1.96 * sd
    high = bias + 1.96 * sd
    let n = Double(count)
    let t = count > 1 ? Distributions.studentQuantile(0.975, df: n - 1) : .nan
    let biasReach = t * sd / n.squareRoot()
    // The variance of a limit is about 3 sd^2 / n.
    let limitReach = t * sd * (3 / n).squareRoot()
    (biasLow, biasHigh) = (bias - biasReach, bias + biasReach)
    (lowLow, lowHigh) = (low - limitReach, low + limitReach)
    (highLow, highHigh) = (high - limitReach, high + limitReach)
  }
}
