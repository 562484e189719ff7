import Engine
import StudyTerms
import Tables

/// What the models of a live comparison learnt from, one after the other; stages that failed are left out.
struct LiveHistory: RunnableStep {
  struct Entry: Codable, Hashable, Sendable {
    var model: SegmentationModel
    /// nil for a model that is no network.
    var network: NetworkStart?
  }

  var models: [Entry]

  var optionalInputs: [any Step] { networks.map { LearningLog(network: $0.network) } }
  var title: String { "what the models learnt from" }

  private var networks: [(model: SegmentationModel, stage: Int, network: LearnedNetwork)] {
    models.flatMap { entry in
      (entry.network?.stages ?? []).enumerated().map { (entry.model, $0 + 1, $1) }
    }
  }

  /// Columns model, stage (from 1), learns, images, patients, seen.
  func run(_ context: StepContext) async throws -> Table {
    let all = networks
    let logs = try context.outputs(of: all.map { LearningLog(network: $0.network) })
    let stages = logs.map { all[$0.place] }
    let sizes = try logs.map { try $0.output("size") }
    func first(_ column: String) throws -> [Int] {
      try sizes.map { Int(try $0.numbers(column).first ?? 0) }
    }
    return try Table([
      Column("model", title: "Model", texts: stages.map(\.model.rawValue)),
      Column("stage", title: "Stage", counts: stages.map(\.stage)),
      Column("learns", title: "Learns from", texts: stages.map(\.network.images.title)),
      Column("patients", title: "Hearts", counts: try first("patients")),
      Column("images", title: "Images", counts: try first("images")),
      Column("seen", title: "Images seen", counts: try first("seen")),
    ])
  }
}

extension NetworkStart {
  /// The trainings that made it, first to last.
  var stages: [LearnedNetwork] {
    guard case .network(let network) = self else { return [] }
    return network.start.stages + [network]
  }
}
