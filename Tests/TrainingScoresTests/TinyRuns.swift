import CohortTerms
import Learning
import Trainings

/// Networks of two small images, that take no time.
enum TinyRuns {
  static func images(_ profile: PhantomProfile) -> TrainingImages {
    TrainingImages(
      source: .synthetic(profile: profile, seed: 1, patients: 2, matrix: 16), classes: 3,
      sampling: CineSampling(slices: 2))
  }

  /// `seed`: from 1.
  static func network(seed: Int = 1) -> TrainedNetwork {
    TrainedNetwork(
      images: images(.biobank), validation: .share(0),
      plan: TrainingPlan(
        architecture: .unet(UNet(widths: [4, 8])), preparation: Preparation(size: 16),
        augmentation: .no, phases: [.init(epochs: 1, rate: 0.003)]),
      start: .random, repetition: seed)
  }
}
