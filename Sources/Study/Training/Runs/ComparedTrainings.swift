import Engine
import GroundTruth
import Labels
import Learning
import SearchErrors
import TrainingScores
import Trainings

/// Trainings that a chapter asks for and compares.
///
/// A training may be repeated with several seeds. Tables of single trainings then tell seeds apart,
/// and the others have a row for each run, the mean over its seeds (``SeedScores``,
/// ``SeedVolumes``).
struct ComparedTrainings: Hashable, Sendable {
  var runs: [ComparedTraining]
  /// The differences of runs that the chapter asks for.
  var comparisons: [Comparison] = []
  /// Runs that a line joins, by the line's name, over the number of patients that they learnt from.
  var lines: [String: [String]] = [:]
  /// The range test of the first run's rates; nil if none is asked for.
  var rates: RateSearch?
  /// The number of draws of the bootstrap by patient.
  var repetitions: Int

  struct Comparison: Hashable, Sendable {
    /// `transfer − plain`.
    var name: String
    var step: SeedScores

    init(_ first: String, _ second: String, step: SeedScores) {
      name = "\(first) − \(second)"
      self.step = step
    }
  }

  /// The names of the runs, each once.
  var names: [String] { runs.filter { $0.seed == 1 }.map(\.name) }
  var isRepeated: Bool { runs.contains { $0.seed > 1 } }

  /// The tests of a run in the order of its seeds; empty if nothing is tested.
  func tests(of name: String) -> [TestDice] {
    runs.filter { $0.name == name }.compactMap(\.test)
  }

  /// A run's tests over its seeds; nil if nothing is tested.
  func summary(of name: String) -> SeedScores? {
    let tests = tests(of: name)
    return tests.isEmpty ? nil : SeedScores(scores: tests, others: [], repetitions: repetitions)
  }

  /// A run's volumes over its seeds; nil if nothing is measured.
  func volumes(of name: String) -> SeedVolumes? {
    let volumes = runs.filter { $0.name == name }.compactMap(\.volumes)
    return volumes.isEmpty ? nil : SeedVolumes(volumes: volumes, repetitions: repetitions)
  }

  /// The steps of each run with its name.
  var stepNames: [(step: any Step, name: String)] {
    runs.flatMap { run in
      let steps: [(any Step)?] = [run.network, run.log, run.test?.scores, run.test]
      return (steps.compactMap { $0 } + run.volumeSteps).map { ($0, run.name) }
    } + names.compactMap { name in summary(of: name).map { ($0, name) } }
      + names.compactMap { name in volumes(of: name).map { ($0, name) } }
      + comparisons.map { ($0.step, $0.name) } + (rates.map { [($0, names[0])] } ?? [])
      + runs.flatMap { $0.network.named($0.name) }
  }

  var steps: [any Step] {
    let summaries: [any Step] =
      isRepeated
      ? names.compactMap { summary(of: $0) } + names.compactMap { volumes(of: $0) } : []
    return summaries + comparisons.map(\.step)
      + runs.flatMap { run -> [any Step] in
        [run.log] + (run.test.map { [$0, $0.scores] } ?? []) + run.volumeSteps
      }
      + (rates.map { [$0] } ?? []) + contourChecks
  }

  /// The checks of contours that runs learn from or are tested on, each once.
  var contourChecks: [ContourChecks] {
    var checks: [ContourChecks] = []
    for images in runs.flatMap({ [$0.network.images] + ($0.test.map { [$0.scores.images] } ?? []) })
    {
      if let check = images.contourChecks, !checks.contains(check) { checks.append(check) }
    }
    return checks
  }
}
