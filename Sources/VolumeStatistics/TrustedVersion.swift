/// Landscape series, labelled as acquired or rotated by 90 degrees.
package struct TrustedVersion: Codable, Hashable, Sendable {
  /// Whether the series were rotated before labelling.
  package var isTurned: Bool
  /// The number of series.
  package var series: Int
  /// The mean Dice with the truth, by class.
  package var ventricle, myocardium: Double
  /// The mean absolute error of the ejection fraction, in percentage points.
  package var ejectionFractionError: Double

  package init(
    isTurned: Bool, series: Int, ventricle: Double, myocardium: Double,
    ejectionFractionError: Double
  ) {
    self.isTurned = isTurned
    self.series = series
    self.ventricle = ventricle
    self.myocardium = myocardium
    self.ejectionFractionError = ejectionFractionError
  }
}
