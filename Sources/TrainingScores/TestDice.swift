import Engine
import Statistics
import StudyTerms
import Tables
import Trainings

/// Dice of a network on test images, class by class. The statistics stand apart from the network's
/// work, so that a change of the former predicts nothing again.
package struct TestDice: RunnableStep {
  /// Its name when the first intervals were drawn: with another seed they would be others.
  package static let seedName = "SegmentationScores"

  package var network: TrainedNetwork
  package var images: TrainingImages
  /// Draws of the bootstrap by patient.
  package var repetitions: Int
  /// See ``SegmentationScores``.
  package var flips: Bool?

  package init(
    network: TrainedNetwork, images: TrainingImages, repetitions: Int, flips: Bool? = nil
  ) {
    self.network = network
    self.images = images
    self.repetitions = repetitions
    self.flips = flips
  }

  /// What the network finds on the images.
  package var scores: SegmentationScores {
    SegmentationScores(network: network, images: images, flips: flips)
  }

  package var inputs: [any Step] { [scores] }
  package var title: String { "Dice of the \(network.title)" }

  /// A row for each class but the background.
  package func run(_ context: StepContext) async throws -> Rows<ClassDice> {
    let test = try context.output(of: scores).images
    let patients = test.map(\.patient)
    let bootstrap = PatientBootstrap(
      patients: patients, seed: context.seed, repetitions: repetitions)
    return Rows(
      HeartClass.known(to: images.classes).map { tissue in
        let overlaps = test.compactMap { $0.overlap(tissue) }
        let dice = overlaps.map(\.dice)
        let interval = bootstrap.mean(of: dice)
        return ClassDice(
          tissue: tissue, images: overlaps.count, patients: Set(patients).count,
          mean: Statistics.mean(dice), low: interval.low, high: interval.high,
          median: Statistics.median(dice), pooled: overlaps.reduce(PixelOverlap(), +).dice)
      })
  }
}
