/// The numbers of a box plot (Tukey, Exploratory Data Analysis, 1977): quartiles of type 7,
/// whiskers to the last value within 1.5 interquartile ranges.
public struct BoxStatistics: Sendable, Hashable, Codable {
  /// The lower whisker, the quartiles, and the upper whisker.
  public var low, q1, median, q3, high: Double
  /// The values beyond the whiskers, ascending.
  public var outliers: [Double]

  /// Missing values are left out. Everything is NaN if no values are left.
  public init(of values: [Double]) {
    let sorted = values.filter { !$0.isNaN }.sorted()
    q1 = Statistics.quantile(sorted: sorted, 0.25)
    median = Statistics.quantile(sorted: sorted, 0.5)
    q3 = Statistics.quantile(sorted: sorted, 0.75)
    let reach = 1.5 * (q3 - q1)
    let (lowest, highest) = (q1 - reach, q3 + reach)
    let inside = sorted.filter { $0 >= lowest && $0 <= highest }
    low = inside.first ?? .nan
    high = inside.last ?? .nan
    outliers = sorted.filter { $0 < lowest || $0 > highest }
  }
}
