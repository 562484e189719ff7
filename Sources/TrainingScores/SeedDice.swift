import Trainings

/// The Dice coefficient of a class over the seeds of a run, or the difference of two runs.
package struct SeedDice: Codable, Hashable, Sendable {
  /// The class.
  package var tissue: HeartClass
  /// The numbers of test images, of patients and of seeds.
  package var images, patients, seeds: Int
  /// The number of seeds of the run that is subtracted; nil if none is.
  package var otherSeeds: Int?
  /// The mean over the images of each image's mean over the seeds, with its 95 % interval from
  /// drawing patients.
  package var mean, low, high: Double
  /// The Dice of all pixels taken together, averaged over the seeds.
  package var pooled: Double
  /// The number of images in which neither the truth nor a network of any seed has the class; they
  /// count 1. Of a difference also those in which only one of the runs has it.
  package var empty: Int
  /// The mean over the other images, each the mean over the seeds in which it is not empty.
  package var filled: Double
  /// The standard deviation and range of the seeds' means, or of the differences of each seed to
  /// its counterpart or to every other.
  package var seedDeviation, seedLow, seedHigh: Double

  package init(
    tissue: HeartClass, images: Int, patients: Int, seeds: Int, otherSeeds: Int?, mean: Double,
    low: Double, high: Double, pooled: Double, empty: Int, filled: Double,
    seedDeviation: Double, seedLow: Double, seedHigh: Double
  ) {
    self.tissue = tissue
    self.images = images
    self.patients = patients
    self.seeds = seeds
    self.otherSeeds = otherSeeds
    self.mean = mean
    self.low = low
    self.high = high
    self.pooled = pooled
    self.empty = empty
    self.filled = filled
    self.seedDeviation = seedDeviation
    self.seedLow = seedLow
    self.seedHigh = seedHigh
  }
}
