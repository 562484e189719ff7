import Trainings

/// The Dice coefficient of a class over all test images.
package struct ClassDice: Codable, Hashable, Sendable {
  /// The class.
  package var tissue: HeartClass
  /// The numbers of test images and of patients.
  package var images, patients: Int
  /// The mean over the images with its 95 % interval from drawing patients, and the median.
  package var mean, low, high, median: Double
  /// The Dice of all pixels taken together.
  package var pooled: Double
  /// The number of images in which neither the network nor the truth has the class; they count 1.
  package var empty: Int
  /// The mean over the other images; NaN if there are none.
  package var filled: Double

  package init(
    tissue: HeartClass, images: Int, patients: Int, mean: Double, low: Double, high: Double,
    median: Double, pooled: Double, empty: Int, filled: Double
  ) {
    self.tissue = tissue
    self.images = images
    self.patients = patients
    self.mean = mean
    self.low = low
    self.high = high
    self.median = median
    self.pooled = pooled
    self.empty = empty
    self.filled = filled
  }
}
