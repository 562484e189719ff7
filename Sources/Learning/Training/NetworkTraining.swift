import Foundation
import Randomness

/// Trains a network. The result depends only on plan, images and seed. Only one task may use it at
/// a time.
public final class NetworkTraining {
  /// The plan of the training.
  public let plan: TrainingPlan
  /// The network that is trained.
  public var network: Network { learner.network }
  /// The images.
  public let source: any ImageSource
  /// The split into training, validation and test images.
  public let split: PatientSplit
  private let seed: UInt64
  private let trainingBatches: BatchMaker
  private let validationBatches: BatchMaker
  private let learner: Learner
  private var log: [EpochRow] = []
  private var epochs = 0

  /// `weights` are those to start with, except for names that begin with one of `fresh`; nil to
  /// draw all from the seed.
  public init(
    _ plan: TrainingPlan, source: any ImageSource, split: PatientSplit, seed: UInt64,
    weights: Weights? = nil, fresh: [String] = [], workers: Int = 2
  ) throws {
    guard let size = plan.preparation.size else { throw TrainingError.noSize }
    guard plan.batch > 0 else { throw TrainingError.batch(plan.batch) }
    guard plan.epochs > 0 else { throw TrainingError.noEpochs }
    guard !split.training.isEmpty else { throw TrainingError.noImages("training") }
    self.plan = plan
    self.source = source
    self.split = split
    self.seed = seed
    let most = max(split.training.count, split.validation.count)
    let network = try Network(
      plan.architecture, images: min(plan.batch, most), height: size, width: size,
      training: true, workers: workers, seed: seed)
    if let weights { try network.load(weights, skipping: fresh) }
    func batches(_ augmentation: Augmentation) -> BatchMaker {
      BatchMaker(
        source, plan.preparation, augmentation, channels: plan.architecture.channels,
        classes: plan.architecture.classes, ignored: plan.loss.ignoredLabel, height: size,
        width: size, seed: seed)
    }
    trainingBatches = batches(plan.augmentation)
    validationBatches = batches(.no)
    learner = Learner(network, loss: plan.loss, optimiser: plan.optimiser, clip: plan.clip)
  }

  /// Resumes where the checkpoint was taken. Throws if it belongs to another network.
  public func resume(_ checkpoint: Checkpoint) throws {
    let optimiser = learner.optimiser
    try network.load(checkpoint.weights)
    try network.load(checkpoint.first, to: optimiser.first)
    if optimiser.second.count > 0 { try network.load(checkpoint.second, to: optimiser.second) }
    optimiser.step = checkpoint.step
    epochs = checkpoint.epochs
    log = checkpoint.log
  }

  /// The state after the last epoch.
  public var checkpoint: Checkpoint {
    let optimiser = learner.optimiser
    return Checkpoint(
      weights: network.weights, first: network.export(optimiser.first),
      second: optimiser.second.count > 0 ? network.export(optimiser.second) : Weights(),
      step: optimiser.step, epochs: epochs, log: log)
  }

  /// Runs all remaining epochs and returns the log of all.
  ///
  /// `epochDone` gets a checkpoint after each epoch that is not diverging. Throws ``TrainingError``
  /// if the training ends diverging or the loss is not finite, and CancellationError.
  @discardableResult
  public func run(
    progress: (TrainingProgress) -> Void = { _ in },
    epochDone: (Checkpoint) throws -> Void = { _ in }
  ) async throws -> [EpochRow] {
    while let (phase, before) = plan.phase(at: epochs), !isDoneEarly {
      // Each phase is a training of its own and starts with a fresh optimiser, even after resuming.
      if epochs == before { learner.restart() }
      let row = try await epoch(epochs, plan.phases[phase], before, progress)
      // The loss of the last step was computed before its update.
      guard network.isFinite else { throw divergence(row, loss: .nan) }
      log.append(row)
      epochs += 1
      if !isDiverging { try epochDone(checkpoint) }
    }
    if isDiverging, let last = log.last { throw divergence(last, loss: last.trainingLoss) }
    return log
  }

  /// Whether the last epoch's loss is far above both the first one's and that of chance (log
  /// classes; 1 for Dice). A network may still recover from there.
  private var isDiverging: Bool { log.last.map(isWild) ?? false }

  private func isWild(_ row: EpochRow) -> Bool {
    let chance = Foundation.log(Double(plan.architecture.classes)) + 1
    let first = log.first?.trainingLoss ?? .infinity
    return row.trainingLoss > 10 * chance
      || row.trainingLoss > chance && row.trainingLoss > 10 * first
  }

  /// The last epoch, from 1, with a good checkpoint; 0 for none.
  private var lastKept: Int { log.last { !isWild($0) }.map { $0.epoch + 1 } ?? 0 }

  /// The error for a training that ends with this epoch.
  private func divergence(_ row: EpochRow, loss: Double) -> TrainingError {
    let steps = parts(split.training).count
    let (phase, before) = plan.phase(at: row.epoch) ?? (plan.phases.count - 1, 0)
    let place = plan.phases[phase].schedule.place(
      (row.epoch - before + 1) * steps - 1, of: plan.phases[phase].epochs * steps,
      rate: plan.phases[phase].rate)
    return .lost(
      epoch: row.epoch + 1, step: steps, loss: loss, rate: place.rate, kept: lastKept)
  }

  private var isDoneEarly: Bool {
    guard let patience = plan.patience, !split.validation.isEmpty,
      let best = log.max(by: { $0.metrics.foreground < $1.metrics.foreground })
    else { return false }
    return epochs - 1 - best.epoch >= patience
  }

  private func epoch(
    _ epoch: Int, _ phase: TrainingPlan.Phase, _ before: Int,
    _ progress: (TrainingProgress) -> Void
  ) async throws -> EpochRow {
    let clock = SuspendingClock()
    let start = clock.now
    var stream = RandomStream(seed: seed, [UInt64(epoch), .max])
    let order = stream.permutation(split.training.count).map { split.training[$0] }
    let batches = parts(order)
    var (lossSum, done) = (0.0, 0)
    var seconds = 0.0
    try await forEachBatch(batches, trainingBatches, epoch: epoch) { index, batch in
      let place = phase.schedule.place(
        (epoch - before) * batches.count + index, of: phase.epochs * batches.count,
        rate: phase.rate)
      let loss = try step(batch, epoch, index, place.rate, place.momentum, phase)
      lossSum += loss * Double(batch.images.count)
      done += batch.images.count
      seconds = (clock.now - start).seconds
      let speed = Double(done) / seconds
      let left = order.count - done + (plan.epochs - epoch - 1) * order.count
      progress(
        TrainingProgress(
          epoch: epoch, epochs: plan.epochs, step: index + 1, steps: batches.count, loss: loss,
          imagesPerSecond: speed, secondsLeft: Double(left) / speed, metrics: log.last?.metrics))
    }
    let (validationLoss, metrics) = try await validate()
    return EpochRow(
      epoch: epoch, trainingLoss: lossSum / Double(done), validationLoss: validationLoss,
      metrics: metrics, imagesPerSecond: Double(done) / seconds,
      seconds: (clock.now - start).seconds)
  }

  /// Takes one step and returns the loss before it.
  private func step(
    _ batch: BatchMaker.Batch, _ epoch: Int, _ index: Int, _ rate: Double, _ momentum: Double?,
    _ phase: TrainingPlan.Phase
  ) throws -> Double {
    var stream = RandomStream(seed: seed, [UInt64(epoch), UInt64(index), .max])
    let step = try learner.step(
      images: batch.images, labels: batch.labels, rate: rate, momentum: momentum,
      rates: phase.rates, freedom: phase.freedom, seed: stream.next())
    guard step.isFinite else {
      throw TrainingError.diverged(
        epoch: epoch + 1, step: index + 1, loss: step.loss, rate: rate, kept: lastKept)
    }
    return step.loss
  }

  /// Takes steps with the rates given by `rate`, over the training images again and again, until
  /// `losses` returns false.
  func forEachStep(
    _ steps: Int, rate: (Int) -> Double, losses: (Double, Double) -> Bool
  ) throws {
    let phase = plan.phases[0]
    var order: [ArraySlice<Int>] = []
    while order.count < steps {
      var stream = RandomStream(seed: seed, [UInt64(order.count), .max])
      order += parts(stream.permutation(split.training.count).map { split.training[$0] })
    }
    for step in 0..<steps {
      let batch = try trainingBatches.batch(order[step], epoch: step)
      let rate = rate(step)
      let loss: Double
      do {
        loss = try self.step(batch, 0, step, rate, nil, phase)
      } catch TrainingError.diverged { return }
      if !losses(rate, loss) { return }
    }
  }

  /// Loss and metrics of the validation images, with running statistics.
  public func validate() async throws -> (loss: Double, metrics: SegmentationMetrics) {
    guard !split.validation.isEmpty else {
      return (.nan, .unknown(classes: plan.architecture.classes))
    }
    let execution = network.execution
    execution.isTraining = false
    var (lossSum, all) = (0.0, [SegmentationMetrics]())
    try await forEachBatch(parts(split.validation), validationBatches, epoch: 0) { _, batch in
      try network.set(images: batch.images, labels: batch.labels)
      execution.forward()
      lossSum += execution.loss(plan.loss, gradient: false) * Double(batch.images.count)
      let found = network.largestClasses()
      for (image, labels) in batch.labels.enumerated() {
        all.append(
          SegmentationMetrics(
            found[(image * labels.count)..<((image + 1) * labels.count)], labels,
            classes: plan.architecture.classes))
      }
    }
    return (
      lossSum / Double(all.count), .mean(all, classes: plan.architecture.classes)
    )
  }

  private func parts(_ order: [Int]) -> [ArraySlice<Int>] {
    stride(from: 0, to: order.count, by: network.images).map {
      order[$0..<min($0 + network.images, order.count)]
    }
  }

  /// While one batch is used, another task makes the next. Waiting for it blocks no thread.
  private func forEachBatch(
    _ batches: [ArraySlice<Int>], _ maker: BatchMaker, epoch: Int,
    _ use: (Int, BatchMaker.Batch) throws -> Void
  ) async throws {
    func making(_ index: Int) -> Task<BatchMaker.Batch, any Error>? {
      guard index < batches.count else { return nil }
      let indices = batches[index]
      return Task.detached { try maker.batch(indices, epoch: epoch) }
    }
    var upcoming = making(0)
    for index in batches.indices {
      guard let batch = try await upcoming?.value else { return }
      upcoming = making(index + 1)
      do {
        try Task.checkCancellation()
        try use(index, batch)
      } catch {
        // No image is read after the training has ended.
        _ = await upcoming?.result
        throw error
      }
    }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
