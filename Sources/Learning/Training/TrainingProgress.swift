/// The progress of a training.
public struct TrainingProgress: Hashable, Sendable {
  /// The current epoch, from 0.
  public var epoch: Int
  /// The number of epochs.
  public var epochs: Int
  /// The number of steps done in this epoch.
  public var step: Int
  /// The number of steps in an epoch.
  public var steps: Int
  /// The loss of the last step.
  public var loss: Double
  /// The current speed.
  public var imagesPerSecond: Double
  /// The estimated time to the end, in seconds.
  public var secondsLeft: Double
  /// The metrics of the last validation; nil before the first.
  public var metrics: SegmentationMetrics?

  /// The share of all steps done, 0...1.
  public var fraction: Double {
    (Double(epoch) + Double(step) / Double(max(1, steps))) / Double(max(1, epochs))
  }
}
