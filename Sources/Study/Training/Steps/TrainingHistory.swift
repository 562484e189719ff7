import Engine
import StudyTerms
import Tables

/// What compared models learnt from, stage by stage; stages that failed are left out.
struct TrainingHistory: RunnableStep {
  struct Entry: Codable, Hashable, Sendable {
    var model: SegmentationModel
    /// nil for a model that is no network.
    var network: NetworkStart?
  }

  var models: [Entry]

  var optionalInputs: [any Step] { stages.map(\.log) }
  var title: String { "what the models learnt from" }

  private var stages: [(model: SegmentationModel, stage: Int, log: LearningLog)] {
    models.flatMap { entry in
      (entry.network?.stages ?? []).enumerated().map {
        (entry.model, $0 + 1, LearningLog(network: $1))
      }
    }
  }

  /// Model by model, each from its first stage.
  func run(_ context: StepContext) async throws -> Rows<LearningStage> {
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
  var stages: [TrainedNetwork] {
    guard case .network(let network) = self else { return [] }
    return network.start.stages + [network]
  }
}
