/// The series whose score lies between two consecutive thresholds.
package struct ScoreBin: Codable, Hashable, Sendable {
  /// The version of a series whose score counts.
  package enum Variant: String, Codable, Hashable, Sendable, CaseIterable {
    /// The unrotated series, as published.
    case published
    /// The version that networks were trained on.
    case alike = "like for like"
  }

  /// The version whose score counts.
  package var variant: Variant
  /// The index of the bin, from 0 for the best. The last bin, whose index is the number of
  /// thresholds, holds the rest.
  package var index: Int

  package init(variant: Variant, index: Int) {
    self.variant = variant
    self.index = index
  }
}
