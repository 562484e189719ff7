import Engine
import Labels
import Learning
import Tables

/// The log of a training as a table, a row for each epoch, without the network itself.
struct LearningLog: RunnableStep {
  var network: LearnedNetwork

  var inputs: [any Step] { [network] }
  var title: String { "log of the \(network.title)" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let model = try context.output(of: network)
    return NamedTables(tables: [
      "log": try model.log.table(epochImages: model.epochImages),
      "size": try Table([
        Column("images", title: "Images", counts: [model.images]),
        Column("patients", title: "Patients", counts: [model.patients]),
        Column("seen", title: "Images seen", counts: [model.epochImages * model.log.count]),
      ]),
    ])
  }
}

extension [EpochRow] {
  /// `hasTimes`: with seconds and images per second, which are never the same twice.
  func table(epochImages: Int, hasTimes: Bool = false) throws -> Table {
    let times = [
      Column("seconds", title: "Seconds", decimals: 2, numbers: map(\.seconds)),
      Column("speed", title: "Images/s", decimals: 1, numbers: map(\.imagesPerSecond)),
    ]
    return try Table(
      [
        Column("epoch", title: "Epoch", counts: map { $0.epoch + 1 }),
        Column("seen", title: "Images seen", counts: map { ($0.epoch + 1) * epochImages }),
        Column("train_loss", title: "Loss", decimals: 4, numbers: map(\.trainingLoss)),
        Column(
          "valid_loss", title: "Loss, validation", decimals: 4, numbers: map(\.validationLoss)),
        Column("accuracy", title: "Accuracy", decimals: 4, numbers: map(\.metrics.accuracy)),
        Column("dice", title: "Dice", decimals: 4, numbers: map(\.metrics.foreground)),
        Column("LV", title: "Dice LV", decimals: 4, numbers: map { $0.metrics.dice(1) }),
        Column("MY", title: "Dice MY", decimals: 4, numbers: map { $0.metrics.dice(2) }),
      ] + (hasTimes ? times : []))
  }
}

extension SegmentationMetrics {
  /// Of a class (from 1); not-a-number where the network does not know it.
  fileprivate func dice(_ label: Int) -> Double {
    classes.indices.contains(label - 1) ? classes[label - 1] : .nan
  }
}
