import Engine
import Foundation
import Learning

/// Trains a network; a killed training goes on after its last whole epoch, and ends with the same bytes.
struct LearnedNetwork: Step {
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
  /// Sums are rounded otherwise with other instructions: what was learnt with others is not the same network.
  var instructions = Processor.instructions

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

  func run(_ context: StepContext) async throws -> LearnedModel {
    let training = try training(context, imagesSeen: imagesSeen)
    let place = context.checkpoints.appending(path: "epoch.safetensors")
    if FileManager.default.fileExists(atPath: place.path) {
      try training.resume(Checkpoint(unpacking: try WeightFile(opening: place).weights()))
    }
    let log = try training.run(
      progress: { context.progress($0.fraction, $0.sentence) },
      epochDone: { try $0.packed().write(safetensors: place) })
    return LearnedModel(
      model: Model(
        architecture: plan.architecture, preparation: plan.preparation,
        weights: training.network.weights),
      log: log, images: Set(training.split.training).count,
      patients: Set(training.split.training.map { training.source.patient($0) }).count,
      epochImages: training.split.training.count)
  }

  /// Ready to begin.
  func training(_ context: StepContext, imagesSeen: Int?) throws -> Learning.Training {
    let (source, split) = try parts(context)
    var plan = plan
    if let imagesSeen {
      plan.phases[0].epochs = max(
        1, Int((Double(imagesSeen) / Double(split.training.count)).rounded()))
    }
    let start = try start.model(context)
    let isOther = start.map { $0.architecture.classes != plan.architecture.classes } ?? false
    return try Learning.Training(
      plan, source: source, split: split, seed: context.seed, weights: start?.weights,
      fresh: isOther ? ["head"] : [], workers: 1)
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
      let held = Int((share * Double(Set(source.patients).count)).rounded())
      split = PatientSplit(source, validation: held == 0 ? 0 : share, seed: UInt64(repetition))
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
  fileprivate var sentence: String {
    let numbers = [
      "epoch \(epoch + 1) of \(epochs)", "loss \(Decimals.text(loss, 3))",
      metrics.map { "Dice \(Decimals.text($0.foreground, 3))" },
      "\(Decimals.text(imagesPerSecond, 0)) images/s", "\(Decimals.text(secondsLeft, 0)) s left",
    ]
    return numbers.compactMap { $0 }.joined(separator: ", ")
  }
}
