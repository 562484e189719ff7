/// The result of an epoch, a row of the training log.
public struct EpochRow: Codable, Hashable, Sendable {
  /// The number of the epoch, from 0.
  public var epoch: Int
  /// The mean loss over the epoch's training steps.
  public var trainingLoss: Double
  /// The mean loss over the validation images. Without any it is NaN, like the metrics.
  public var validationLoss: Double
  /// The means over the validation images.
  public var metrics: SegmentationMetrics
  /// The speed of training. Like ``seconds`` it differs from run to run, so it is no part of
  /// reproducible results.
  public var imagesPerSecond: Double
  /// The duration of the whole epoch, in seconds.
  public var seconds: Double
}
