/// A group of series with similar label scores, and the Dice of their labels with the truth.
package struct TrustedGroup: Codable, Hashable, Sendable {
  /// The score lies above the first bound and does not exceed the second, as fractions; nil for no
  /// bound.
  package var above, upTo: Double?
  /// The numbers of series and of patients.
  package var series, patients: Int
  /// The mean Dice of the cavity with its 95 % interval by patient. The interval is NaN if there
  /// are too few patients.
  package var ventricle, low, high: Double
  /// The lowest Dice of the cavity.
  package var worst: Double
  /// The mean Dice of the wall.
  package var myocardium: Double

  package init(
    above: Double? = nil, upTo: Double? = nil, series: Int, patients: Int, ventricle: Double,
    low: Double, high: Double, worst: Double, myocardium: Double
  ) {
    self.above = above
    self.upTo = upTo
    self.series = series
    self.patients = patients
    self.ventricle = ventricle
    self.low = low
    self.high = high
    self.worst = worst
    self.myocardium = myocardium
  }
}
