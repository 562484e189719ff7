/// How many patients in a bin of the score have a value: a sex, a field strength.
package struct BinCount: Codable, Hashable, Sendable {
  package var variant: ScoreBin.Variant
  /// As ``ScoreBin/index``.
  package var bin: Int
  package var value: String
  package var count: Int
  /// Of the bin, in per cent.
  package var share: Double

  package init(variant: ScoreBin.Variant, bin: Int, value: String, count: Int, share: Double) {
    self.variant = variant
    self.bin = bin
    self.value = value
    self.count = count
    self.share = share
  }
}
