/// Landscape series, labelled as they are or turned by 90 degrees.
package struct TrustedVersion: Codable, Hashable, Sendable {
  package var isTurned: Bool
  package var series: Int
  /// Mean Dice with the truth.
  package var ventricle, myocardium: Double
  /// The mean absolute one, in percentage points.
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
