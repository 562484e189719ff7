import Statistics

/// The error of the ejection fraction of one method, in percentage points.
package struct MethodError: ErrorSummary, Codable, Hashable, Sendable {
  /// The name of the method.
  package var method: String
  /// The number of series.
  package var count: Int
  /// The mean, standard deviation, median, interquartile range and median absolute deviation of the
  /// error, in percentage points.
  package var mean, sd, median, iqr, mad: Double
  /// The 95 % interval of the mean from drawing patients.
  package var low, high: Double
  /// The number of series without a predicted ejection fraction; their error is 100.
  package var undefined: Int
  /// The number of series left out because the truth is unknown.
  package var unknown: Int
  /// By how much the mean error exceeds the best method's on the same series, with the 95 %
  /// interval from drawing patients; NaN for the best method.
  package var difference, differenceLow, differenceHigh: Double

  package init(
    _ group: SearchGroup, interval: (low: Double, high: Double),
    more: (mean: Double, low: Double, high: Double)
  ) {
    let summary = Summary(of: group.errors)
    method = group.method
    count = summary.count
    mean = summary.mean
    sd = summary.sd
    median = summary.median
    iqr = summary.iqr
    mad = summary.mad
    (low, high) = interval
    undefined = group.undefined
    unknown = group.unknown
    (difference, differenceLow, differenceHigh) = more
  }
}
