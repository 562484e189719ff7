/// The usual numbers of a sample, as R computes them.
public struct Summary: Sendable, Hashable, Codable {
  public var count: Int
  public var mean, sd, median, q1, q3, iqr, mad, min, max: Double

  /// Everything is not-a-number where there are no values.
  public init(of values: [Double]) {
    let sorted = values.sorted()
    count = values.count
    mean = Statistics.mean(values)
    sd = Statistics.sd(values)
    median = Statistics.quantile(sorted: sorted, 0.5)
    q1 = Statistics.quantile(sorted: sorted, 0.25)
    q3 = Statistics.quantile(sorted: sorted, 0.75)
    iqr = q3 - q1
    mad = Statistics.mad(values)
    min = sorted.first ?? .nan
    max = sorted.last ?? .nan
  }
}
