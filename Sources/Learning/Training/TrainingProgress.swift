/// How far a training is.
public struct TrainingProgress: Hashable, Sendable {
  /// From 0.
  public var epoch: Int
  public var epochs: Int
  /// Steps done in this epoch.
  public var step: Int
  public var steps: Int
  /// Of the last step.
  public var loss: Double
  public var imagesPerSecond: Double
  public var secondsLeft: Double
  /// Of the last validation.
  public var metrics: SegmentationMetrics?

  public var fraction: Double {
    (Double(epoch) + Double(step) / Double(max(1, steps))) / Double(max(1, epochs))
  }
}
