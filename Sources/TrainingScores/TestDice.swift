import Bootstrap
import Engine
import Statistics
import StudyTerms
import Tables
import Trainings

/// The Dice of a network on test images, class by class. The statistics are a step of their own, so
/// that a change to them does not rerun the network.
package struct TestDice: RunnableStep {
  /// The step's name when the published intervals were drawn. Seeds derive from it, so another name
  /// would give other intervals.
  package static let seedName = "SegmentationScores"

  /// The network.
  package var network: TrainedNetwork
  /// The test images.
  package var images: TrainingImages
  /// The number of bootstrap draws of patients.
  package var repetitions: Int
  /// Whether mirror images are averaged (``SegmentationScores/flips``).
  package var flips: Bool?

  package init(
    network: TrainedNetwork, images: TrainingImages, repetitions: Int, flips: Bool? = nil
  ) {
    self.network = network
    self.images = images
    self.repetitions = repetitions
    self.flips = flips
  }

  /// The step that applies the network to the images.
  package var scores: SegmentationScores {
    SegmentationScores(network: network, images: images, flips: flips)
  }

  package var inputs: [any Step] { [scores] }
  package var title: String { "Dice of the \(network.title)" }

  /// Returns one row for each class, without the background.
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
        let filled = overlaps.filter { !$0.isEmpty }.map(\.dice)
        return ClassDice(
          tissue: tissue, images: overlaps.count, patients: Set(patients).count,
          mean: Statistics.mean(dice), low: interval.low, high: interval.high,
          median: Statistics.median(dice), pooled: overlaps.reduce(PixelOverlap(), +).dice,
          empty: overlaps.count - filled.count, filled: Statistics.mean(filled))
      })
  }
}
