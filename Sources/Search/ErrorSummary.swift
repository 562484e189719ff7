/// Errors over some series, summed up.
package protocol ErrorSummary: Sendable {
  var count: Int { get }
  /// In percentage points of the ejection fraction.
  var mean: Double { get }
  var sd: Double { get }
  var median: Double { get }
  var iqr: Double { get }
  var mad: Double { get }
}
