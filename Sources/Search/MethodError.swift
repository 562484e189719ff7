import Statistics

/// The error of the ejection fraction of one method, in percentage points.
package struct MethodError: ErrorSummary, Codable, Hashable, Sendable {
  package var method: String
  /// Series.
  package var count: Int
  package var mean, sd, median, iqr, mad: Double
  /// 95 % interval of the mean by patient.
  package var low, high: Double
  /// Series without an ejection fraction, whose error is 100.
  package var undefined: Int
  /// Series that are left out, because nobody knows the truth.
  package var unknown: Int
  /// How much larger it is than that of the best method on the same series, with the 95 % interval
  /// by patient; not-a-number for the best.
  package var difference, differenceLow, differenceHigh: Double

  init(
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
