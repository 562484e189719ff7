import Engine
import StudyTerms
import Tables

/// Lists what the compared models were trained on, stage by stage. Stages that failed are left out.
package struct TrainingHistory: RunnableStep {
  /// A compared model, and the weights that it starts with.
  package struct Entry: Codable, Hashable, Sendable {
    /// The model.
    package var model: SegmentationModel
    /// The network; nil for a model that is none.
    package var network: NetworkStart?

    package init(model: SegmentationModel, network: NetworkStart? = nil) {
      self.model = model
      self.network = network
    }
  }

  /// The models, in the order of the rows.
  package var models: [Entry]

  package init(models: [Entry]) {
    self.models = models
  }

  package var optionalInputs: [any Step] { stages.map(\.log) }
  package var title: String { "what the models learnt from" }

  private var stages: [(model: SegmentationModel, stage: Int, log: LearningLog)] {
    models.flatMap { entry in
      (entry.network?.stages ?? []).enumerated().map {
        (entry.model, $0 + 1, LearningLog(network: $1))
      }
    }
  }

  /// Returns the stages model by model, each from its first.
  package func run(_ context: StepContext) async throws -> Rows<LearningStage> {
    let all = stages
    return Rows(
      try context.outputs(of: all.map(\.log)).map { place, course in
        let (model, stage, log) = all[place]
        return LearningStage(
          model: model, stage: stage, learns: log.network.images.title, patients: course.patients,
          images: course.images, seen: course.seen)
      })
  }
}

extension NetworkStart {
  /// The trainings behind these weights, from first to last.
  package var stages: [TrainedNetwork] {
    guard case .network(let network) = self else { return [] }
    return network.start.stages + [network]
  }
}
