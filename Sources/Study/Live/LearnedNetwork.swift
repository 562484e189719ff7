import Engine
import Foundation
import Learning

/// Trains a network; a killed training goes on after its last whole epoch, and ends with the same bytes.
struct LearnedNetwork: Step {
  var images: TrainingImages
  /// The share of the patients that only validate.
  var validation: Double
  var plan: TrainingPlan
  /// Epochs are as many as it takes to see so many images, in the plan's one phase; nil for the plan's own.
  var imagesSeen: Int?
  var start: NetworkStart
  /// Tells runs apart that differ by chance only.
  var repetition: Int
  /// Sums are rounded otherwise with other instructions: what was learnt with others is not the same network.
  var instructions = Processor.instructions

  var inputs: [any Step] { images.inputs + start.inputs }
  var files: [FileReference] { images.files + start.files }
  var title: String {
    "network of \(images.title)" + (start == .random ? "" : ", transferred")
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
      log: log, images: training.split.training.count,
      patients: Set(training.split.training.map { training.source.patient($0) }).count)
  }

  /// Ready to begin.
  func training(_ context: StepContext, imagesSeen: Int?) throws -> Learning.Training {
    let source = try images.samples(context).list
    let patients = Set(source.patients).count
    let held = Int((validation * Double(patients)).rounded())
    let split = PatientSplit(
      source, validation: held == 0 ? 0 : validation, seed: UInt64(repetition))
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
