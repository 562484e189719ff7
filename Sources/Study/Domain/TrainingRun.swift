/// One of the 27 published 7 T trainings: a start and a subset of the images.
public struct TrainingRun: Hashable, Sendable, Codable {
  public var model: SegmentationModel
  public var subset: Subset

  public init(model: SegmentationModel, subset: Subset) {
    self.model = model
    self.subset = subset
  }

  /// The starts that were compared, in the order of figures.
  public static let models: [SegmentationModel] = [.random, .transfer, .doubleTransfer]

  /// Reads the log's `doubleTransferLearn_v7`; nil for other texts.
  public init?(published text: String) {
    let parts = text.split(separator: "_", maxSplits: 1)
    guard let start = parts.first, let model = Self.start[String(start)],
      let subset = parts.count == 1 ? .full : Subset(rawValue: String(parts[1]))
    else { return nil }
    self.init(model: model, subset: subset)
  }

  private static let start: [String: SegmentationModel] = [
    "doubleTransferLearn": .doubleTransfer, "imagenetTransferLearn": .transfer,
    "plainLearn": .random,
  ]
}
