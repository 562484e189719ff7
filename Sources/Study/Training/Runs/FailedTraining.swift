import Engine
import Trainings

/// A training that failed, and why.
struct FailedTraining: Sendable {
  var run: ComparedTraining
  /// `failed: ...`, or `not trained, because ... failed: ...`.
  var state: String

  init(
    _ run: ComparedTraining, _ failure: StepFailure, among trainings: ComparedTrainings,
    _ results: any Results
  ) {
    self.run = run
    state =
      Self.cause(of: run, among: trainings, results).map { name, cause in
        "not trained, because \(name) failed: \(cause.sentence)"
      } ?? "failed: \(failure.sentence)"
  }

  /// The first network that failed among those that a run begins with and itself.
  private static func cause(
    of run: ComparedTraining, among trainings: ComparedTrainings, _ results: any Results
  ) -> (name: String, failure: StepFailure)? {
    for network in run.network.start.stages {
      do {
        _ = try results.output(of: network)
      } catch let failure as StepFailure where failure.reason == .failed {
        let name = trainings.runs.first { $0.network == network }?.name ?? network.title
        return (name, failure)
      } catch {}
    }
    return nil
  }
}
