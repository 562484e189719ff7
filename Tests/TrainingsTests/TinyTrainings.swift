import CohortTerms
import Learning
import Trainings

/// Trainings of a few small images, that take no time.
enum TinyTrainings {
  static func images(
    _ profile: PhantomProfile = .biobank, patients: Int = 2, seed: UInt64 = 1, slices: Int? = nil
  ) -> TrainingImages {
    TrainingImages(
      source: .synthetic(profile: profile, seed: seed, patients: patients, matrix: 16), classes: 3,
      sampling: CineSampling(slices: slices))
  }

  static func network(
    of images: TrainingImages = images(), validation: TrainedNetwork.Validation = .share(0),
    widths: [Int] = [4, 8], epochs: Int = 1, imagesSeen: Int? = nil, epochImages: Int? = nil
  ) -> TrainedNetwork {
    TrainedNetwork(
      images: images, validation: validation,
      plan: TrainingPlan(
        architecture: .unet(UNet(widths: widths)), preparation: Preparation(size: 16),
        augmentation: .no, phases: [.init(epochs: epochs, rate: 0.003)]),
      imagesSeen: imagesSeen, epochImages: epochImages, start: .random, repetition: 1)
  }
}
