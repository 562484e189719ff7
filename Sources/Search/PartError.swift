import Statistics

/// The error of the ejection fraction of one method over a part of the series, in percentage
/// points.
package struct PartError: ErrorSummary, Codable, Hashable, Sendable {
  /// The name of the method.
  package var method: String
  /// The part of the series: `rotated`, `test`, `inside`, ...
  package var part: String
  /// The number of series.
  package var count: Int
  /// The mean, standard deviation, median, interquartile range and median absolute deviation of the
  /// error.
  package var mean, sd, median, iqr, mad: Double
  /// The 95 % interval of the mean from drawing patients; NaN for fewer than two.
  package var low, high: Double
  /// The label network's mean error on the same series; NaN if it does not apply.
  package var labeller: Double

  package init(
    _ method: String, _ part: String, _ errors: [Double], interval: (low: Double, high: Double),
    labeller: Double = .nan
  ) {
    let summary = Summary(of: errors)
    self.method = method
    self.part = part
    count = summary.count
    mean = summary.mean
    sd = summary.sd
    median = summary.median
    iqr = summary.iqr
    mad = summary.mad
    (low, high) = interval
    self.labeller = labeller
  }
}
