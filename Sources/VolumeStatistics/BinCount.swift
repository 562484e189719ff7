/// How many patients in a score bin share a value, such as a sex or a field strength.
package struct BinCount: Codable, Hashable, Sendable {
  /// The score that bins are made by.
  package var variant: ScoreBin.Variant
  /// The bin, as ``ScoreBin/index``.
  package var bin: Int
  /// The value that the patients share, as text.
  package var value: String
  /// The number of patients.
  package var count: Int
  /// The share of the bin's patients, in per cent.
  package var share: Double

  package init(variant: ScoreBin.Variant, bin: Int, value: String, count: Int, share: Double) {
    self.variant = variant
    self.bin = bin
    self.value = value
    self.count = count
    self.share = share
  }
}
