/// A statistic of the patients in a score bin.
package struct BinStatistic: Codable, Hashable, Sendable {
  /// What is measured; it determines the unit.
  package enum Measure: String, Codable, Hashable, Sendable, CaseIterable {
    /// True values: EF in per cent, volumes in ml.
    case ejectionFraction = "EF"
    case diastole = "EDV"
    case systole = "ESV"
    /// The share of men, in per cent.
    case male
    /// The magnetic field strength, in tesla.
    case field = "field strength"
  }

  /// The score that bins are made by.
  package var variant: ScoreBin.Variant
  /// The bin, as ``ScoreBin/index``.
  package var bin: Int
  /// What is measured.
  package var measure: Measure
  /// The number of patients with a known value.
  package var count: Int
  /// The mean, standard deviation and median, in the measure's unit.
  package var mean, sd, median: Double

  package init(
    variant: ScoreBin.Variant, bin: Int, measure: Measure, count: Int, mean: Double, sd: Double,
    median: Double
  ) {
    self.variant = variant
    self.bin = bin
    self.measure = measure
    self.count = count
    self.mean = mean
    self.sd = sd
    self.median = median
  }
}
