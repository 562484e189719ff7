/// A summary of the errors of the ejection fraction over some series.
package protocol ErrorSummary: Sendable {
  var count: Int { get }
  /// The mean absolute error of the ejection fraction, in percentage points.
  var mean: Double { get }
  var sd: Double { get }
  var median: Double { get }
  var iqr: Double { get }
  var mad: Double { get }
}
