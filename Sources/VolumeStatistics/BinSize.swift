/// How many series are in a score bin.
package struct BinSize: Codable, Hashable, Sendable {
  /// The score that bins are made by.
  package var variant: ScoreBin.Variant
  /// The bin, as ``ScoreBin/index``.
  package var bin: Int
  /// The number of series.
  package var series: Int

  package init(variant: ScoreBin.Variant, bin: Int, series: Int) {
    self.variant = variant
    self.bin = bin
    self.series = series
  }
}
