import StudyTerms
import Subsets
import Trainings

/// The trainings of a page that asks how many images are needed: every start on every subset with
/// every seed.
package struct SubsetTrainings: Codable, Hashable, Sendable {
  package struct Start: Codable, Hashable, Sendable {
    package var model: SegmentationModel
    /// Where it learns all images.
    package var network: TrainedNetwork

    package init(model: SegmentationModel, network: TrainedNetwork) {
      self.model = model
      self.network = network
    }
  }

  package var starts: [Start]
  package var subsets: [Subset]
  /// From 1 to so many.
  package var seeds: Int

  package init(starts: [Start], subsets: [Subset], seeds: Int) {
    self.starts = starts
    self.subsets = subsets
    self.seeds = seeds
  }

  /// Start by start, subset by subset, seed by seed.
  package var logs: [(run: TrainingRun, log: LearningLog)] {
    starts.flatMap { start in
      subsets.flatMap { subset in
        (1...max(1, seeds)).map { seed in
          (
            TrainingRun(model: start.model, subset: subset, seed: seed),
            LearningLog(network: start.network.learning(subset, seed: seed))
          )
        }
      }
    }
  }
}

extension TrainedNetwork {
  /// The same training on a subset of the images. The seed draws the subset and all else that is
  /// left to chance.
  package func learning(_ subset: Subset, seed: Int) -> TrainedNetwork {
    var network = self
    network.repetition = seed
    network.images.subset =
      subset == .full ? nil : ImageSubset(subset: subset, seed: UInt64(seed))
    return network
  }
}
