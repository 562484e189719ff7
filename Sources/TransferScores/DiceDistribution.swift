import StudyTerms

/// The distribution of Dice over the images of one part and class: summary, interval by volunteer,
/// and the numbers of a box plot.
package struct DiceDistribution: Hashable, Sendable, Codable {
  /// The class.
  package var tissue: TissueClass
  /// The part of the data set.
  package var split: Split
  /// The numbers of images and of volunteers.
  package var count, volunteers: Int
  /// The mean, standard deviation, median and quartiles over the images.
  package var mean, sd, median, q1, q3: Double
  /// The 95 % bootstrap interval of the mean, drawing whole volunteers.
  package var low, high: Double
  /// The interval mean ± 1.96 standard errors, as if images were independent.
  package var imageLow, imageHigh: Double
  /// The Dice of the counts summed over all images.
  package var pooled: Double
  /// The number of images below the threshold.
  package var below: Int
  /// The number of images in which neither mask has the class; their Dice is 1.
  package var empty: Int
  /// The mean over the other images; NaN if there are none.
  package var filled: Double
  /// The ends of the box plot's whiskers.
  package var whiskerLow, whiskerHigh: Double
  /// The values beyond the whiskers, ascending.
  package var outliers: [Double]
}
