import StudyTerms

/// Dice over the images of one part and class: summary, interval by volunteer, and what a box plot shows.
struct DiceDistribution: Hashable, Sendable, Codable {
  var tissue: TissueClass
  var split: Split
  /// Images and volunteers.
  var count, volunteers: Int
  var mean, sd, median, q1, q3: Double
  /// 95 % bootstrap interval of the mean, whole volunteers drawn again.
  var low, high: Double
  /// Mean -+ 1.96 standard errors, as if images were independent.
  var imageLow, imageHigh: Double
  /// Dice of the counts summed over all images.
  var pooled: Double
  /// Images below the threshold.
  var below: Int
  /// Images where neither mask has the class, which count as 1.
  var empty: Int
  /// Ends of the whiskers.
  var whiskerLow, whiskerHigh: Double
  var outliers: [Double]
}
