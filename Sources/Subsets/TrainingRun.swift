import StudyTerms

/// One of the 27 published 7 T trainings, or one like them: a start and a subset of the images.
package struct TrainingRun: Hashable, Sendable, Codable {
  /// The start of the training.
  package var model: SegmentationModel
  /// The subset of the training images.
  package var subset: Subset
  /// Distinguishes runs that differ by chance only, from 1.
  package var seed: Int

  package init(model: SegmentationModel, subset: Subset, seed: Int = 1) {
    self.model = model
    self.subset = subset
    self.seed = seed
  }

  /// The name in figures, as `TL2 v7, seed 1`.
  package var name: String { "\(model.rawValue) \(subset.rawValue), seed \(seed)" }

  /// The compared starts, in the order of figures.
  package static let models: [SegmentationModel] = [.random, .transfer, .doubleTransfer]

  /// Reads the log's `doubleTransferLearn_v7`; nil for other texts.
  package init?(published text: String) {
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
