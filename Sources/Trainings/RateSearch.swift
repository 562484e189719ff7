import Engine
import Learning
import Tables

/// The learning-rate range test of a training (Smith, WACV 2017): the loss while the rate grows
/// from step to step.
package struct RateSearch: RunnableStep {
  /// The training whose rate is sought.
  package var network: TrainedNetwork

  package init(network: TrainedNetwork) {
    self.network = network
  }

  package var inputs: [any Step] { network.inputs }
  package var files: [FileReference] { network.files }
  package var title: String { "learning rates for the \(network.title)" }

  package func run(_ context: StepContext) async throws -> Rows<RatePoint> {
    let training = try network.training(context, imagesSeen: nil)
    let points = try RateFinder.run(training, from: 1e-6, to: 1, steps: 60, smoothing: 0.9)
    let steepest = RateFinder.steepest(points)
    return Rows(
      points.map {
        RatePoint(
          rate: $0.rate, loss: $0.loss, smoothed: $0.smoothed, isSteepest: $0.rate == steepest)
      })
  }
}
