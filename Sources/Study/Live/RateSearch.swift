import Engine
import Learning
import Tables

/// The learning-rate range test of a training: its loss while the rate grows.
struct RateSearch: RunnableStep {
  var network: LearnedNetwork

  var inputs: [any Step] { network.inputs }
  var files: [FileReference] { network.files }
  var title: String { "learning rates for the \(network.title)" }

  func run(_ context: StepContext) async throws -> Table {
    let training = try network.training(context, imagesSeen: nil)
    let points = try RateFinder.run(training, from: 1e-6, to: 1, steps: 60, smoothing: 0.9)
    let steepest = RateFinder.steepest(points)
    return try Table([
      Column("rate", title: "Rate", numbers: points.map(\.rate)),
      Column("loss", title: "Loss", decimals: 4, numbers: points.map(\.loss)),
      Column("smoothed", title: "Smoothed", decimals: 4, numbers: points.map(\.smoothed)),
      Column(
        "steepest", title: "Steepest", texts: points.map { $0.rate == steepest ? "yes" : "" }),
    ])
  }
}
