import StudyTerms
import Subsets

/// Dice of one class after the last epoch of a training, or of several that differ by chance.
struct LastEpoch {
  var model: SegmentationModel
  var subset: Subset
  var tissue: TissueClass
  var dice: Double
  /// The range over the seeds; empty for a single training.
  var low, high: Double

  init(_ run: SubsetRuns.Run) {
    model = run.model
    subset = run.subset
    tissue = run.tissue
    (dice, low, high) = (run.last, run.last, run.last)
  }

  init(_ spread: SeedSpread.Spread) {
    model = spread.model
    subset = spread.subset
    tissue = spread.tissue
    (dice, low, high) = (spread.last, spread.lastLow, spread.lastHigh)
  }
}
