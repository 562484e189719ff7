import StudyTerms

/// Spearman's correlation of the labels' score with their Dice.
package struct TrustAssociation: Codable, Hashable, Sendable {
  /// The class whose Dice it is.
  package var tissue: TissueClass
  /// The number of series.
  package var count: Int
  /// Spearman's coefficient and its p value.
  package var rho, p: Double

  package init(tissue: TissueClass, count: Int, rho: Double, p: Double) {
    self.tissue = tissue
    self.count = count
    self.rho = rho
    self.p = p
  }
}
