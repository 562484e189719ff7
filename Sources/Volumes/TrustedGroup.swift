/// Series by the score of their labels, and the Dice of these with the truth.
package struct TrustedGroup: Codable, Hashable, Sendable {
  /// The score lies above the one and is at most the other, as fractions; nil for no bound.
  package var above, upTo: Double?
  package var series, patients: Int
  /// The mean Dice of the cavity, with its 95 % interval by patient, which is missing where there are too few.
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
