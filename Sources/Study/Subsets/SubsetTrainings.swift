import StudyTerms
import Subsets
import Trainings

/// The trainings of a page that asks how many images are needed: every start on every subset with
/// every seed.
struct SubsetTrainings: Codable, Hashable, Sendable {
  struct Start: Codable, Hashable, Sendable {
    var model: SegmentationModel
    /// Where it learns all images.
    var network: TrainedNetwork
  }

  var starts: [Start]
  var subsets: [Subset]
  /// From 1 to so many.
  var seeds: Int

  /// Start by start, subset by subset, seed by seed.
  var logs: [(run: TrainingRun, log: LearningLog)] {
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
  func learning(_ subset: Subset, seed: Int) -> TrainedNetwork {
    var network = self
    network.repetition = seed
    network.images.subset =
      subset == .full ? nil : ImageSubset(subset: subset, seed: UInt64(seed))
    return network
  }
}
