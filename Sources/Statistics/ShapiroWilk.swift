import Foundation

/// Shapiro and Wilk's test of normality (Biometrika 1965) by Royston's approximation (Applied
/// Statistics 1995, algorithm AS R94), as R's shapiro.test and SciPy's shapiro.
public struct ShapiroWilk: Sendable, Hashable, Codable {
  /// The numbers of values for which the approximation holds.
  public static let counts = 3...5000

  /// The number of values.
  public var count: Int
  /// The statistic W, 1 for values that lie as those of a normal sample do, and the p value. Both
  /// are NaN for other than 3 to 5000 values, and if all values are equal.
  public var w, p: Double

  /// Missing values are left out.
  public init(_ values: [Double]) {
    let x = values.filter { !$0.isNaN }.sorted()
    count = x.count
    (w, p) = (.nan, .nan)
    guard Self.counts.contains(x.count), let first = x.first, let last = x.last, first < last
    else { return }
    let mean = Statistics.mean(x)
    let weights = Self.weights(x.count)
    var slope = 0.0
    for (index, weight) in weights.enumerated() {
      slope += weight * (x[x.count - 1 - index] - x[index])
    }
    w = min(1, slope * slope / Statistics.sum(x.map { ($0 - mean) * ($0 - mean) }))
    p = Self.p(w, count: x.count)
  }

  /// The weights of the differences between the largest and the smallest value, the second largest
  /// and the second smallest, and so on.
  private static func weights(_ count: Int) -> [Double] {
    guard count > 3 else { return [(0.5 as Double).squareRoot()] }
    let n = Double(count)
    let scores = (1...(count / 2)).map {
      Distributions.normalQuantile((Double($0) - 0.375) / (n + 0.25))
    }
    let sum = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let u = 1 / n.squareRoot()
    var first = [polynomial(u, [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056])]
    if count > 5 {
      first.append(polynomial(u, [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633]))
    }
    var (rest, norm) = (sum, 1.0)
    for index in first.indices {
      first[index] -= scores[index] / sum.squareRoot()
      rest -= 2 * scores[index] * scores[index]
      norm -= 2 * first[index] * first[index]
    }
    let factor = (rest / norm).squareRoot()
    return first + scores.dropFirst(first.count).map { -$0 / factor }
  }

  private static func p(_ w: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
      return max(0, 6 / Double.pi * (asin(w.squareRoot()) - asin((0.75 as Double).squareRoot())))
    }
    var y = log(1 - w)
    let mean, deviation: Double
    if count <= 11 {
      let gamma = 0.459 * n - 2.273
      guard y < gamma else { return 1e-99 }
      y = -log(gamma - y)
      mean = polynomial(n, [0.544, -0.39978, 0.025054, -6.714e-4])
      deviation = exp(polynomial(n, [1.3822, -0.77857, 0.062767, -0.0020322]))
    } else {
      mean = polynomial(log(n), [-1.5861, -0.31082, -0.083751, 0.0038915])
      deviation = exp(polynomial(log(n), [-0.4803, -0.082676, 0.0030302]))
    }
    return Distributions.normal(-(y - mean) / deviation)
  }

  /// Horner's rule; the coefficients ascend.
  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
