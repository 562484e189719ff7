import Engine
import StudyTerms

/// The Dice of every image by every model, side by side. A model whose counts failed is left out.
package struct TransferImages: RunnableStep {
  /// The models.
  package var models: [SegmentationModel]
  /// Each model's counts against the first observer.
  package var confusions: [Asked<ConfusionTable>]

  package init(models: [SegmentationModel], confusions: [Asked<ConfusionTable>]) {
    self.models = models
    self.confusions = confusions
  }

  package var optionalInputs: [any Step] { confusions.map(\.step) }
  package var title: String { "Dice by image" }

  /// The Dice of all models. All columns have the same length and are sorted by image.
  package struct Images: JSONArtifact, Hashable {
    /// The images.
    package var images: [CineImage]
    /// Each image's part of the data set.
    package var splits: [Split]
    /// The models' values, in the order of the step's models.
    package var models: [ModelDice]
  }

  /// The Dice of every image by one model; NaN if the model has no mask of it.
  package struct ModelDice: Codable, Hashable, Sendable {
    /// The model.
    package var model: SegmentationModel
    /// The Dice of each image, by class.
    package var ventricle, myocardium: [Double]

    /// The Dice of each image for a class.
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
