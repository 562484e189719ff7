import StudyTerms

/// Dice over the images of one part and class: summary, interval by volunteer, and what a box plot
/// shows.
package struct DiceDistribution: Hashable, Sendable, Codable {
  package var tissue: TissueClass
  package var split: Split
  /// Images and volunteers.
  package var count, volunteers: Int
  package var mean, sd, median, q1, q3: Double
  /// 95 % bootstrap interval of the mean, whole volunteers drawn again.
  package var low, high: Double
  /// Mean -+ 1.96 standard errors, as if images were independent.
  package var imageLow, imageHigh: Double
  /// Dice of the counts summed over all images.
  package var pooled: Double
  /// Images below the threshold.
  package var below: Int
  /// Images where neither mask has the class, which count as 1.
  package var empty: Int
  /// Ends of the whiskers.
  package var whiskerLow, whiskerHigh: Double
  package var outliers: [Double]
}
