/// The usual statistics of a sample, as R computes them.
public struct Summary: Sendable, Hashable, Codable {
  /// The number of values.
  public var count: Int
  /// Mean, standard deviation, median, quartiles of type 7, interquartile range, median absolute
  /// deviation (times 1.4826), and range.
  public var mean, sd, median, q1, q3, iqr, mad, min, max: Double

  /// Summarises the values; everything is NaN if there are none.
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
