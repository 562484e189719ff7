import Engine
import StudyTerms
import Tables

/// What compared models learnt from, stage by stage; stages that failed are left out.
package struct TrainingHistory: RunnableStep {
  package struct Entry: Codable, Hashable, Sendable {
    package var model: SegmentationModel
    /// nil for a model that is no network.
    package var network: NetworkStart?

    package init(model: SegmentationModel, network: NetworkStart? = nil) {
      self.model = model
      self.network = network
    }
  }

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

  /// Model by model, each from its first stage.
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
  /// The trainings that made it, first to last.
  package var stages: [TrainedNetwork] {
    guard case .network(let network) = self else { return [] }
    return network.start.stages + [network]
  }
}
