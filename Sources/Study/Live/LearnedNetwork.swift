import Engine
import Foundation
import Labels
import Learning
import StudyTerms
import Tables

/// Trains a network; a killed training goes on after its last whole epoch, and ends with the same bytes.
struct LearnedNetwork: RunnableStep {
  var images: TrainingImages
  var validation: Validation
  var plan: TrainingPlan
  /// Epochs are as many as it takes to see so many images, in the plan's one phase; nil for the plan's own.
  var imagesSeen: Int?
  /// An epoch goes over a small set several times, until it has about so many images; nil for once.
  var epochImages: Int?
  var start: NetworkStart
  /// Tells runs apart that differ by chance only.
  var repetition: Int

  /// Who is looked at after each epoch and never learnt from.
  enum Validation: Codable, Hashable, Sendable {
    /// Of the patients.
    case share(Double)
    /// Others, the same whatever the training images are.
    case images(TrainingImages)
  }

  var inputs: [any Step] { images.inputs + start.inputs + (held?.inputs ?? []) }
  var files: [FileReference] { images.files + start.files + (held?.files ?? []) }
  var title: String {
    "network of \(images.title)" + (start == .random ? "" : ", transferred")
      + (repetition == 1 ? "" : ", seed \(repetition)")
  }

  /// Images that are seen, times what the network makes of one.
  var work: Double? {
    guard let size = plan.preparation.size, let cost = plan.architecture.work(size: size),
      let images = imagesSeen ?? images.count.map({ $0 * plan.epochs })
    else { return nil }
    return Double(images) * cost
  }

  func run(_ context: StepContext) async throws -> LearnedModel {
    var training = try training(context, imagesSeen: imagesSeen)
    let kept = CheckpointFolder(folder: context.checkpoints)
    if let checkpoint = kept.read() {
      do {
        try training.resume(checkpoint)
      } catch {
        // What does not fit is not gone on from, now or later: the training begins anew.
        kept.clear()
        training = try self.training(context, imagesSeen: imagesSeen)
      }
    }
    let log = try await training.run(
      progress: { context.progress($0.fraction, $0.sentence) },
      epochDone: { checkpoint in
        try kept.write(checkpoint)
        let log = try checkpoint.log.table(
          epochImages: training.split.training.count, hasTimes: true)
        context.note(log.tsv())
      })
    return LearnedModel(
      model: Model(
        architecture: plan.architecture, preparation: plan.preparation,
        weights: training.network.weights),
      log: log, images: Set(training.split.training).count,
      patients: Set(training.split.training.map { training.source.patient($0) }).count,
      epochImages: training.split.training.count)
  }

  /// Ready to begin.
  func training(_ context: StepContext, imagesSeen: Int?) throws -> NetworkTraining {
    let (source, split) = try parts(context)
    var plan = plan
    if let imagesSeen, !plan.phases.isEmpty {
      plan.phases[0].epochs = max(
        1, Int((Double(imagesSeen) / Double(split.training.count)).rounded()))
    }
    let start = try start.weights(for: plan.architecture, context)
    let isOther = start.map { $0.architecture.classes != plan.architecture.classes } ?? false
    return try NetworkTraining(
      plan, source: source, split: split, seed: context.seed, weights: start?.weights,
      fresh: (start?.lacks ?? []) + (isOther ? [plan.architecture.lastLayer] : []), workers: 1)
  }

  private var held: TrainingImages? {
    if case .images(let images) = validation { images } else { nil }
  }

  /// All images, and which of them are for training and validation.
  private func parts(_ context: StepContext) throws -> (SampleList, PatientSplit) {
    var source = try images.samples(context).list
    var split: PatientSplit
    switch validation {
    case .share(let share):
      guard share >= 0, share < 1 else {
        throw StudyError("a share of \(share) of the patients cannot validate; name 0 to below 1")
      }
      let held = Int((share * Double(Set(source.patients).count)).rounded())
      split = PatientSplit(
        source, validation: held == 0 ? 0 : share, seed: UInt64(bitPattern: Int64(repetition)))
    case .images(let images):
      let count = source.count
      let others = try images.samples(context).list
      source = SampleList(
        source.samples + others.samples,
        patients: source.patients + others.patients.map { "validation \($0)" })
      split = PatientSplit(
        training: Array(0..<count), validation: Array(count..<source.count))
    }
    if let epochImages, !split.training.isEmpty {
      let passes = max(1, Int((Double(epochImages) / Double(split.training.count)).rounded()))
      split.training = Array(repeatElement(split.training, count: passes).joined())
    }
    return (source, split)
  }
}

extension TrainingProgress {
  /// `epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left`.
  var sentence: String {
    // Nobody validates, or nobody has yet.
    let dice = metrics.flatMap { $0.foreground.isNaN ? nil : $0.foreground }
    let numbers = [
      "epoch \(epoch + 1)/\(epochs)", "step \(step)/\(steps)", "loss \(Decimals.text(loss, 3))",
      dice.map { "Dice \(Decimals.text($0, 3))" },
      "\(Decimals.text(imagesPerSecond, 0)) images/s", "\(Decimals.text(secondsLeft, 0)) s left",
    ]
    return numbers.compactMap { $0 }.joined(separator: ", ")
  }
}
