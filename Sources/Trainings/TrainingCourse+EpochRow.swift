import Learning
import Tables

extension TrainingCourse.Epoch {
  /// Converts a row of the log; `epochImages` is the number of images in an epoch.
  package init(_ row: EpochRow, epochImages: Int) {
    self.init(
      epoch: row.epoch + 1, seen: (row.epoch + 1) * epochImages, trainingLoss: row.trainingLoss,
      validationLoss: row.validationLoss, accuracy: row.metrics.accuracy,
      dice: row.metrics.foreground, ventricle: row.metrics.dice(of: .ventricle),
      myocardium: row.metrics.dice(of: .myocardium))
  }
}

extension [EpochRow] {
  /// The text that `report log` shows, including seconds and images per second, which differ from
  /// run to run.
  package func journal(epochImages: Int) throws -> String {
    let rows = map { (epoch: TrainingCourse.Epoch($0, epochImages: epochImages), time: $0) }
    return try Table(
      rows,
      [
        .counts("epoch", \.epoch.epoch), .counts("seen", \.epoch.seen),
        .numbers("train_loss", \.epoch.trainingLoss),
        .numbers("valid_loss", \.epoch.validationLoss), .numbers("accuracy", \.epoch.accuracy),
        .numbers("dice", \.epoch.dice), .numbers("LV", \.epoch.ventricle),
        .numbers("MY", \.epoch.myocardium), .numbers("seconds", \.time.seconds),
        .numbers("speed", \.time.imagesPerSecond),
      ]
    ).tsv()
  }
}

extension SegmentationMetrics {
  /// NaN if the network does not know the class.
  fileprivate func dice(of tissue: HeartClass) -> Double {
    classes.indices.contains(tissue.label - 1) ? classes[tissue.label - 1] : .nan
  }
}
