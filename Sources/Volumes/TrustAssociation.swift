import StudyTerms

/// Spearman's correlation of the score of labels with their Dice.
package struct TrustAssociation: Codable, Hashable, Sendable {
  package var tissue: TissueClass
  /// Series.
  package var count: Int
  package var rho, p: Double

  package init(tissue: TissueClass, count: Int, rho: Double, p: Double) {
    self.tissue = tissue
    self.count = count
    self.rho = rho
    self.p = p
  }
}
