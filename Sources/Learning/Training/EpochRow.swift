/// What an epoch came to: a row of the training log.
public struct EpochRow: Codable, Hashable, Sendable {
  /// From 0.
  public var epoch: Int
  public var trainingLoss: Double
  /// Not-a-number without images for validation, like the rest.
  public var validationLoss: Double
  public var metrics: SegmentationMetrics
  /// Of training, and seconds of the whole epoch: not the same twice, so no part of a result that
  /// has to be.
  public var imagesPerSecond: Double
  public var seconds: Double
}
