import Engine
import StudyTerms

/// Dice of every image by every model, side by side; a model whose counts failed is left out.
package struct TransferImages: RunnableStep {
  package var models: [SegmentationModel]
  /// One for each of them.
  package var confusions: [Asked<ConfusionTable>]

  package init(models: [SegmentationModel], confusions: [Asked<ConfusionTable>]) {
    self.models = models
    self.confusions = confusions
  }

  package var optionalInputs: [any Step] { confusions.map(\.step) }
  package var title: String { "Dice by image" }

  /// Columns of equal length, sorted by image.
  package struct Images: JSONArtifact, Hashable {
    package var images: [CineImage]
    package var splits: [Split]
    /// In the order of the step's models.
    package var models: [ModelDice]
  }

  /// Dice of every image by one model; not-a-number where it has no mask.
  package struct ModelDice: Codable, Hashable, Sendable {
    package var model: SegmentationModel
    package var ventricle, myocardium: [Double]

    package func dice(_ tissue: TissueClass) -> [Double] {
      tissue == .myocardium ? myocardium : ventricle
    }
  }

  package func run(_ context: StepContext) async throws -> Images {
    let found = try context.outputs(of: confusions)
    var splits: [CineImage: Split] = [:]
    for (_, table) in found {
      for (image, split) in zip(table.images, table.splits) { splits[image] = split }
    }
    let sorted = splits.sorted { $0.key < $1.key }
    let images = sorted.map(\.key)
    return Images(
      images: images, splits: sorted.map(\.value),
      models: found.map { place, table in
        let row = Dictionary(zip(table.images, table.images.indices)) { first, _ in first }
        func dice(_ tissue: TissueClass) -> [Double] {
          images.map { image in row[image].map { table.counts[$0].dice(tissue) } ?? .nan }
        }
        return ModelDice(
          model: models[place], ventricle: dice(.ventricle), myocardium: dice(.myocardium))
      })
  }
}
