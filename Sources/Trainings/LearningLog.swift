import Engine
import Labels

/// The course of a training, read from its result.
package struct LearningLog: RunnableStep {
  /// The training.
  package var network: TrainedNetwork

  package init(network: TrainedNetwork) {
    self.network = network
  }

  package var inputs: [any Step] { [network] }
  package var title: String { "log of the \(network.title)" }

  package func run(_ context: StepContext) async throws -> TrainingCourse {
    let trained = try context.output(of: network)
    return TrainingCourse(
      epochs: trained.log.map { TrainingCourse.Epoch($0, epochImages: trained.epochImages) },
      images: trained.images, patients: trained.patients,
      seen: trained.epochImages * trained.log.count)
  }
}
