import Foundation
import Testing

@testable import Learning

@Suite struct TrainingTests {
  @Test func discsAreLearnt() async throws {
    var plan = Discs.plan(epochs: 12)
    plan.augmentation = .no
    let log = try await Discs.training(plan).run()
    #expect(log.map(\.epoch) == Array(0..<12))
    #expect(log[11].trainingLoss < 0.5 * log[0].trainingLoss)
    #expect(log[11].metrics.foreground > 0.8)
    #expect(log[11].metrics.classes.count == 2)
  }

  @Test func oneAndTwoWorkersEndWithTheSameBits() async throws {
    var ends: [Checkpoint] = []
    for workers in [1, 2] {
      let training = try Discs.training(workers: workers)
      try await training.run()
      ends.append(training.checkpoint)
    }
    #expect(ends[0].weights == ends[1].weights)
    #expect(ends[0].second == ends[1].second)
  }

  /// Stopped after each epoch, packed, and gone on with by another process.
  @Test func aStoppedTrainingEndsWithTheSameBits() async throws {
    var plan = Discs.plan(epochs: 2)
    plan.phases.append(
      TrainingPlan.Phase(epochs: 2, rate: 0.01, schedule: .cosine(), freedom: [.encoder: .normOnly])
    )
    let whole = try Discs.training(plan)
    try await whole.run()
    struct Stopped: Error {}
    var kept: Checkpoint?
    for _ in 0..<4 {
      let training = try Discs.training(plan, workers: 2)
      if let kept { try training.resume(kept) }
      do {
        try await training.run { _ in
        } epochDone: { checkpoint in
          kept = try Checkpoint(unpacking: checkpoint.packed())
          throw Stopped()
        }
      } catch is Stopped {}
    }
    let end = try #require(kept)
    #expect(end.epochs == 4)
    #expect(end.weights == whole.checkpoint.weights)
    #expect(end.first == whole.checkpoint.first)
    #expect(end.log.map(\.trainingLoss) == whole.checkpoint.log.map(\.trainingLoss))
  }

  @Test func seedsMakeADifference() async throws {
    var ends: [Weights] = []
    for seed in [UInt64(1), 2] {
      let training = try Discs.training(Discs.plan(epochs: 1), seed: seed)
      try await training.run()
      ends.append(training.checkpoint.weights)
    }
    #expect(ends[0] != ends[1])
  }

  /// The weights that an epoch changes, and those that it leaves as they were.
  private func weights(
    _ freedom: [ParameterGroup: Freezing]
  ) async throws -> (changed: Set<String>, all: [String]) {
    var plan = Discs.plan(epochs: 1)
    plan.phases[0].freedom = freedom
    let training = try Discs.training(plan)
    let before = training.network.weights
    try await training.run()
    let after = training.network.weights
    return (Set(before.names.filter { before[$0] != after[$0] }), before.names)
  }

  @Test func frozenGroupsStayAsTheyWere() async throws {
    let (changed, all) = try await weights([.encoder: .frozen, .decoder: .normOnly])
    let due = all.filter {
      $0.hasPrefix("head") || ($0.hasPrefix("up") && $0.contains("norm"))
    }
    #expect(changed == Set(due))
  }

  /// With running statistics, that stay as they were; all learns, or scale and shift alone.
  @Test func statisticsAreFixedWhileOthersLearn() async throws {
    let (changed, all) = try await weights([.encoder: .affineOnly, .decoder: .fixedStatistics])
    #expect(all.contains { $0.contains("running_mean") })
    let due = all.filter {
      $0.hasPrefix("head")
        || !$0.contains("running") && ($0.hasPrefix("up") || $0.contains("norm"))
    }
    #expect(changed == Set(due))
  }

  /// One step of gradient descent without momentum: a tenth of the rate is a tenth of the way.
  @Test func aGroupWithATenthOfTheRateMovesATenth() async throws {
    func moved(_ rates: [ParameterGroup: Double]) async throws -> [String: [Float]] {
      var plan = Discs.plan(epochs: 1, rate: 0.5)
      plan.batch = 7
      plan.optimiser = .sgd(momentum: 0)
      plan.phases[0].schedule = .constant()
      plan.phases[0].rates = rates
      let training = try Discs.training(plan)
      let before = training.network.weights
      try await training.run()
      let after = training.network.weights
      var moved: [String: [Float]] = [:]
      for name in before.names where !name.contains("running") {
        let (from, to) = (try #require(before[name]).values, try #require(after[name]).values)
        moved[name] = zip(to, from).map { $0 - $1 }
      }
      return moved
    }
    let (whole, slowed) = (try await moved([:]), try await moved([.encoder: 0.1]))
    #expect(whole.values.joined().contains { abs($0) > 1e-3 })
    for (name, way) in whole {
      let isSlow = !name.hasPrefix("head") && !name.hasPrefix("up")
      let due = way.map { isSlow ? $0 * 0.1 : $0 }
      let away = zip(try #require(slowed[name]), due).map { abs($0 - $1) }.max() ?? 0
      #expect(away < 1e-6, "\(name)")
    }
  }

  @Test func weightsOfAnotherNetworkCanBeTaken() throws {
    let first = try Discs.training()
    var plan = Discs.plan()
    plan.architecture = .unet(UNet(classes: 4, widths: [8, 16]))
    let error = #expect(throws: NetworkError.self) {
      try Discs.training(plan, weights: first.network.weights)
    }
    #expect(
      error?.description
        == "the weight head.weight has the shape [3, 8, 1, 1], but [4, 8, 1, 1] is due")
    let second = try NetworkTraining(
      plan, source: Discs.list(10), split: Discs.split, seed: 1, weights: first.network.weights,
      fresh: ["head."], workers: 1)
    #expect(
      second.network.weights["up.0.0.conv.weight"] == first.network.weights["up.0.0.conv.weight"])
  }

  @Test func divergenceIsSaid() async throws {
    var plan = Discs.plan(epochs: 3, rate: 1e30)
    plan.optimiser = .sgd()
    plan.phases[0].schedule = .constant()
    let error = await #expect(throws: TrainingError.self) { try await Discs.training(plan).run() }
    let sentence = error?.description ?? ""
    #expect(
      sentence.hasPrefix("the training diverged in epoch 1, step ")
        && sentence.contains("with learning rate 1e+30: the ")
        && sentence.hasSuffix("there is no checkpoint before it"))

    // After a good epoch there is one.
    plan.phases = [
      TrainingPlan.Phase(epochs: 1, rate: 0.01), TrainingPlan.Phase(epochs: 2, rate: 1e30),
    ]
    var kept: [Int] = []
    let later = await #expect(throws: TrainingError.self) {
      try await Discs.training(plan).run(epochDone: { kept.append($0.epochs) })
    }
    #expect(kept == [1])
    #expect(
      later?.description.hasSuffix("; the last good checkpoint is that of epoch 1") == true)
  }

  /// All numbers stay finite, and yet it has not learnt.
  @Test func aLossFarAboveChanceIsDivergence() async throws {
    var plan = Discs.plan(epochs: 1, rate: 0.01)
    plan.optimiser = .sgd()
    plan.loss = Loss(crossEntropy: 1)
    plan.architecture = .unet(UNet(widths: [4, 8], block: .plain))
    plan.augmentation = .no
    plan.phases.append(
      TrainingPlan.Phase(epochs: 2, rate: 30, schedule: .constant()))
    plan.clip = 50
    var kept: [Int] = []
    let error = await #expect(throws: TrainingError.self) {
      try await Discs.training(plan).run(epochDone: { kept.append($0.epochs) })
    }
    #expect(kept == [1])
    let sentence = error?.description ?? ""
    #expect(
      sentence.hasPrefix(
        "the training diverged by epoch 3, step 3, with learning rate 30: the loss is "))
    #expect(
      sentence.hasSuffix(
        ", far above that of chance; the last good checkpoint is that of epoch 1"), "\(sentence)")
  }

  @Test func whatDivergedIsNamed() {
    func sentence(_ loss: Double) -> String {
      TrainingError.diverged(
        epoch: 3, step: 2, loss: loss, rate: 0.00011999999999999988, kept: 2
      ).description
    }
    #expect(
      sentence(.infinity)
        == "the training diverged in epoch 3, step 2, with learning rate 0.00012: the loss is inf; "
        + "the last good checkpoint is that of epoch 2")
    #expect(
      sentence(1.25)
        == "the training diverged in epoch 3, step 2, with learning rate 0.00012: the gradient is no "
        + "finite number, the loss was 1.25; the last good checkpoint is that of epoch 2")
  }

  @Test func itEndsEarlyWithoutProgress() async throws {
    var plan = Discs.plan(epochs: 6, rate: 0)
    plan.patience = 2
    plan.phases[0].freedom = [.encoder: .frozen, .decoder: .frozen, .head: .frozen]
    #expect(try await Discs.training(plan).run().count == 3)
  }

  @Test func whatDoesNotFitIsOneSentence() async throws {
    func sentence(_ change: (inout TrainingPlan) -> Void) async -> String {
      var plan = Discs.plan()
      change(&plan)
      do {
        try await Discs.training(plan).run()
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      await sentence { $0.preparation.size = nil }
        == "training needs the size to which images are scaled"
    )
    #expect(
      await sentence { $0.preparation.size = 15 }
        == "15 x 15 pixels do not fit this network: height and width have to be multiples of 2")
    #expect(
      await sentence { $0.architecture = .unet(UNet(classes: 2, widths: [8, 16])) }.hasSuffix(
        "has the label 2, but the network's 2 classes are 0 to 1"))
    #expect(await sentence { $0.batch = 0 } == "a batch has at least one image, not 0")
    #expect(await sentence { $0.phases = [] } == "a training needs at least one epoch")
  }

  @Test func pretrainedEncodersSeeThreeChannels() async throws {
    var plan = Discs.plan(epochs: 1)
    plan.architecture = .unet(
      UNet(channels: 3, widths: [4, 4, 6], upSampling: .shuffle, encoder: .resNet(blocks: [1, 1])))
    plan.preparation.isImageNet = true
    plan.loss = Loss(focal: 1, dice: 1)
    plan.clip = 1
    let log = try await Discs.training(plan).run()
    #expect(log[0].trainingLoss.isFinite && log[0].validationLoss.isFinite)
  }

  @Test func plansAreValues() throws {
    var plan = Discs.plan()
    plan.phases[0].freedom = [.encoder: .normOnly, .head: .frozen]
    let data = try JSONEncoder().encode(plan)
    #expect(try JSONDecoder().decode(TrainingPlan.self, from: data) == plan)
    // An object, whose keys can be sorted: a list of pairs would stand in any order.
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"encoder\":\"normOnly\""))
  }

  @Test func theRateIsFoundWhereTheLossFalls() throws {
    let points = try RateFinder.run(
      try Discs.training(), from: 1e-5, to: 100, steps: 30, smoothing: 0.8)
    #expect(points.count > 10)
    let rate = try #require(RateFinder.steepest(points))
    #expect((1e-4...10).contains(rate))
  }

  @Test func pixelsWithoutAClassAreNotMeasured() {
    let metrics = SegmentationMetrics([0, 1, 1] as [UInt8], [0, 1, 255] as [UInt8], classes: 2)
    #expect(metrics == SegmentationMetrics(accuracy: 1, foreground: 1, classes: [1]))
    let unknown = SegmentationMetrics([0, 1] as [UInt8], [255, 255] as [UInt8], classes: 2)
    #expect(unknown.foreground.isNaN && unknown.classes[0].isNaN)
    #expect(SegmentationMetrics.mean([unknown, metrics], classes: 2) == metrics)
  }

  @Test func metricsOfEmptyMasksAreOne() {
    let empty: [UInt8] = [0, 0, 0, 0]
    let metrics = SegmentationMetrics(empty, empty, classes: 3)
    #expect(metrics == SegmentationMetrics(accuracy: 1, foreground: 1, classes: [1, 1]))
    let other = SegmentationMetrics([0, 1, 1, 2] as [UInt8], [0, 1, 2, 2] as [UInt8], classes: 3)
    #expect(
      other == SegmentationMetrics(accuracy: 0.75, foreground: 1, classes: [2.0 / 3, 2.0 / 3]))
  }
}
