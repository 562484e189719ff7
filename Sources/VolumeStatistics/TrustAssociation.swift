import Statistics
import StudyTerms

/// Spearman's correlation of the labels' score with their Dice.
package struct TrustAssociation: Codable, Hashable, Sendable {
  /// The class whose Dice it is.
  package var tissue: TissueClass
  /// The number of series.
  package var count: Int
  /// Spearman's coefficient, its p value and its 95 % interval.
  package var rho, p, low, high: Double

  package init(tissue: TissueClass, _ spearman: SpearmanCorrelation) {
    self.tissue = tissue
    count = spearman.count
    rho = spearman.rho
    p = spearman.p
    low = spearman.low
    high = spearman.high
  }
}
