import Trainings

/// Dice of a class over all test images.
package struct ClassDice: Codable, Hashable, Sendable {
  package var tissue: HeartClass
  package var images, patients: Int
  /// Over the images, with a 95 % interval that draws patients.
  package var mean, low, high, median: Double
  /// Of all pixels together.
  package var pooled: Double

  package init(
    tissue: HeartClass, images: Int, patients: Int, mean: Double, low: Double, high: Double,
    median: Double, pooled: Double
  ) {
    self.tissue = tissue
    self.images = images
    self.patients = patients
    self.mean = mean
    self.low = low
    self.high = high
    self.median = median
    self.pooled = pooled
  }
}
