import Statistics

/// The error of the ejection fraction of one method over a part of the series, in percentage points.
package struct PartError: ErrorSummary, Codable, Hashable, Sendable {
  package var method: String
  /// Of the series: `rotated`, `test`, `inside`.
  package var part: String
  /// Series.
  package var count: Int
  package var mean, sd, median, iqr, mad: Double
  /// The label network's mean on the same series; not-a-number where it is not asked.
  package var labeller: Double

  init(_ method: String, _ part: String, _ errors: [Double], labeller: Double = .nan) {
    let summary = Summary(of: errors)
    self.method = method
    self.part = part
    count = summary.count
    mean = summary.mean
    sd = summary.sd
    median = summary.median
    iqr = summary.iqr
    mad = summary.mad
    self.labeller = labeller
  }
}
