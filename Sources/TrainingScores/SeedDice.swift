import Trainings

/// Dice of a class over the seeds of a run, or the difference of two runs.
package struct SeedDice: Codable, Hashable, Sendable {
  package var tissue: HeartClass
  package var images, patients, seeds: Int
  /// Of the run that is subtracted; nil where none is.
  package var otherSeeds: Int?
  /// Over the images, of each the mean over the seeds, with a 95 % interval that draws patients.
  package var mean, low, high: Double
  /// Of all pixels together, the mean over the seeds.
  package var pooled: Double
  /// Standard deviation and range of the seeds' means; or of the differences of each seed to its
  /// fellow, or to every other.
  package var seedDeviation, seedLow, seedHigh: Double

  package init(
    tissue: HeartClass, images: Int, patients: Int, seeds: Int, otherSeeds: Int?, mean: Double,
    low: Double, high: Double, pooled: Double, seedDeviation: Double, seedLow: Double,
    seedHigh: Double
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
    self.seedDeviation = seedDeviation
    self.seedLow = seedLow
    self.seedHigh = seedHigh
  }
}
