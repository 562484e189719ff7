import Engine
import Learning
import Tables

/// The log of a training as a table, a row for each epoch, without the network itself.
struct LearningLog: Step {
  var network: LearnedNetwork

  var inputs: [any Step] { [network] }
  var title: String { "log of the \(network.title)" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let model = try context.output(of: network)
    let log = model.log
    return NamedTables(tables: [
      "log": try Table([
        Column("epoch", title: "Epoch", counts: log.map { $0.epoch + 1 }),
        Column(
          "seen", title: "Images seen", counts: log.map { ($0.epoch + 1) * model.epochImages }),
        Column("train_loss", title: "Loss", decimals: 4, numbers: log.map(\.trainingLoss)),
        Column(
          "valid_loss", title: "Loss, validation", decimals: 4, numbers: log.map(\.validationLoss)),
        Column("accuracy", title: "Accuracy", decimals: 4, numbers: log.map(\.metrics.accuracy)),
        Column("dice", title: "Dice", decimals: 4, numbers: log.map(\.metrics.foreground)),
        Column("LV", title: "Dice LV", decimals: 4, numbers: log.map { $0.metrics.dice(1) }),
        Column("MY", title: "Dice MY", decimals: 4, numbers: log.map { $0.metrics.dice(2) }),
      ]),
      "size": try Table([
        Column("images", title: "Images", counts: [model.images]),
        Column("patients", title: "Patients", counts: [model.patients]),
        Column("seen", title: "Images seen", counts: [model.epochImages * log.count]),
      ]),
    ])
  }
}

extension SegmentationMetrics {
  /// Of a class (from 1); not-a-number where the network does not know it.
  fileprivate func dice(_ label: Int) -> Double {
    classes.indices.contains(label - 1) ? classes[label - 1] : .nan
  }
}
