/// A number of the patients in a bin of the score.
package struct BinStatistic: Codable, Hashable, Sendable {
  package enum Measure: String, Codable, Hashable, Sendable, CaseIterable {
    /// True values: in per cent and in ml.
    case ejectionFraction = "EF"
    case diastole = "EDV"
    case systole = "ESV"
    /// In per cent.
    case male
    /// In tesla.
    case field = "field strength"
  }

  package var variant: ScoreBin.Variant
  /// As ``ScoreBin/index``.
  package var bin: Int
  package var measure: Measure
  package var count: Int
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
