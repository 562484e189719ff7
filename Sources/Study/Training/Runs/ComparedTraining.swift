import Engine
import Learning
import Search
import TrainingScores
import Trainings

/// One of several trainings that are compared, with its results.
struct ComparedTraining: Hashable, Sendable {
  var name: String
  /// The number of the seed, from 1. Runs with the same name differ only by it.
  var seed: Int
  var network: TrainedNetwork
  /// The test on images; nil without test images.
  var test: TestDice?
  /// The volumes of a whole cohort beside the known ones; nil if none are measured.
  var volumes: SearchComparison?

  /// Checks whether the network learnt from that cohort; nil if none is measured.
  var leakage: LeakageCheck?

  /// Empty if no volumes are measured.
  var volumeSteps: [any Step] {
    (volumes.map { CohortSearch(search: $0).steps } ?? []) + (leakage.map { [$0] } ?? [])
  }

  var log: LearningLog { LearningLog(network: network) }
}
