/// Moments and quantiles as R computes them: sd with n - 1, quantiles of type 7 (Hyndman and Fan,
/// The American Statistician 1996), mad times 1.4826.
public enum Statistics {
  /// The arithmetic mean; NaN without values.
  public static func mean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let mean = sum(values) / Double(values.count)
    // R's second pass removes the rounding error of the first.
    return mean + sum(values.map { $0 - mean }) / Double(values.count)
  }

  /// The standard deviation with divisor n - 1; NaN for fewer than two values.
  public static func sd(_ values: [Double]) -> Double {
    guard values.count > 1 else { return .nan }
    let mean = mean(values)
    return (sum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)).squareRoot()
  }

  /// The median; NaN without values.
  public static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

  /// The quantile of type 7 for 0 <= p <= 1: linear between the order statistics around (n - 1) p.
  public static func quantile(_ values: [Double], _ p: Double) -> Double {
    quantile(sorted: values.sorted(), p)
  }

  /// The interquartile range: the third quartile minus the first.
  public static func iqr(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return quantile(sorted: sorted, 0.75) - quantile(sorted: sorted, 0.25)
  }

  /// 1.4826 times the median absolute deviation from the median.
  public static func mad(_ values: [Double]) -> Double {
    let middle = median(values)
    return 1.4826 * median(values.map { abs($0 - middle) })
  }

  /// The quantile of type 7 of values in ascending order.
  package static func quantile(sorted: [Double], _ p: Double) -> Double {
    guard let last = sorted.last, !sorted.contains(where: \.isNaN) else { return .nan }
    let place = Double(sorted.count - 1) * p
    let lower = Int(place.rounded(.down))
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (place - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }

  /// Neumaier's compensated sum (ZAMM 1974).
  static func sum(_ values: [Double]) -> Double {
    var sum = 0.0
    var rest = 0.0
    for value in values {
      let next = sum + value
      rest += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum.isFinite ? sum + rest : sum
  }
}
