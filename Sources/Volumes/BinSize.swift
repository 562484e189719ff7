/// How many series are in a bin of the score.
package struct BinSize: Codable, Hashable, Sendable {
  package var variant: ScoreBin.Variant
  /// As ``ScoreBin/index``.
  package var bin: Int
  package var series: Int

  package init(variant: ScoreBin.Variant, bin: Int, series: Int) {
    self.variant = variant
    self.bin = bin
    self.series = series
  }
}
