/// Series whose score lies between two thresholds.
package struct ScoreBin: Codable, Hashable, Sendable {
  package enum Variant: String, Codable, Hashable, Sendable, CaseIterable {
    /// By the score of the unrotated series.
    case published
    /// By the score of the version that was trained on.
    case alike = "like for like"
  }

  package var variant: Variant
  /// From 0, the best; as many as there are thresholds is the rest.
  package var index: Int

  package init(variant: Variant, index: Int) {
    self.variant = variant
    self.index = index
  }
}
