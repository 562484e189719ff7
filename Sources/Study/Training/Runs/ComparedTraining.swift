import Engine
import Learning
import Search
import TrainingScores
import Trainings

/// One training among several that are compared, and how it does.
struct ComparedTraining: Hashable, Sendable {
  var name: String
  /// From 1; runs of the same name differ by chance only.
  var seed: Int
  var network: TrainedNetwork
  /// On test images; nil where there are none.
  var test: TestDice?
  /// The volumes of a whole cohort beside the known ones; nil where none are measured.
  var volumes: SearchComparison?

  /// Whether the network learnt from that cohort; nil where none is measured.
  var leakage: LeakageCheck?

  /// Empty where none are measured.
  var volumeSteps: [any Step] {
    (volumes.map { CohortSearch(search: $0).steps } ?? []) + (leakage.map { [$0] } ?? [])
  }

  var log: LearningLog { LearningLog(network: network) }
}
