import Engine
import Labels
import Learning
import StudyTerms

/// A network and how it is trained. A training that was killed goes on after its last whole epoch,
/// and ends with the same bytes.
package struct TrainedNetwork: RunnableStep {
  /// Its name when the first networks were trained: with another seed they would be others.
  package static let seedName = "LearnedNetwork"

  package var images: TrainingImages
  package var validation: Validation
  package var plan: TrainingPlan
  /// The plan's one phase is as long as it takes to see so many images; nil for the plan's epochs.
  package var imagesSeen: Int?
  /// An epoch goes over a small set several times, until it has about so many images; nil for once.
  package var epochImages: Int?
  package var start: NetworkStart
  /// Tells runs apart that differ by chance only.
  package var repetition: Int

  package init(
    images: TrainingImages, validation: Validation, plan: TrainingPlan, imagesSeen: Int? = nil,
    epochImages: Int? = nil, start: NetworkStart, repetition: Int
  ) {
    self.images = images
    self.validation = validation
    self.plan = plan
    self.imagesSeen = imagesSeen
    self.epochImages = epochImages
    self.start = start
    self.repetition = repetition
  }

  /// Who is looked at after each epoch and never learnt from.
  package enum Validation: Codable, Hashable, Sendable {
    /// Of the patients.
    case share(Double)
    /// Others, the same whatever the training images are.
    case images(TrainingImages)
  }

  package var inputs: [any Step] { images.inputs + start.inputs + (fixedValidation?.inputs ?? []) }
  package var files: [FileReference] { images.files + start.files + (fixedValidation?.files ?? []) }
  package var title: String {
    "network of \(images.title)" + (start == .random ? "" : ", transferred")
      + (repetition == 1 ? "" : ", seed \(repetition)")
  }

  /// Images that are seen, times the operations for one.
  package var work: Double? {
    let seen =
      imagesSeen.map(Double.init) ?? images.count.map { Double($0) * Double(plan.epochs) }
    guard let seen, let size = plan.preparation.size,
      let cost = plan.architecture.work(size: size)
    else { return nil }
    return seen * cost
  }

  package func run(_ context: StepContext) async throws -> TrainingResult {
    var training = try training(context, imagesSeen: imagesSeen)
    let kept = CheckpointFolder(folder: context.checkpoints)
    if let checkpoint = kept.read() {
      do {
        try training.resume(checkpoint)
      } catch {
        // A checkpoint of another training cannot be resumed: this one begins anew.
        kept.clear()
        training = try self.training(context, imagesSeen: imagesSeen)
      }
    }
    let log = try await training.run(
      progress: { context.progress($0.fraction, $0.sentence) },
      epochDone: { checkpoint in
        try kept.write(checkpoint)
        context.note(try checkpoint.log.journal(epochImages: training.split.training.count))
      })
    return TrainingResult(
      model: Model(
        architecture: plan.architecture, preparation: plan.preparation,
        weights: training.network.weights),
      log: log, images: Set(training.split.training).count,
      patients: Set(training.split.training.map { training.source.patient($0) }).count,
      epochImages: training.split.training.count)
  }

  /// Ready to begin.
  package func training(_ context: StepContext, imagesSeen: Int?) throws -> NetworkTraining {
    let (source, split) = try parts(context)
    var plan = plan
    if let imagesSeen, !plan.phases.isEmpty, !split.training.isEmpty {
      plan.phases[0].epochs = Self.passes(over: split.training.count, toSee: imagesSeen)
    }
    let start = try start.weights(for: plan.architecture, context)
    let isOther = start.map { $0.architecture.classes != plan.architecture.classes } ?? false
    return try NetworkTraining(
      plan, source: source, split: split, seed: context.seed, weights: start?.weights,
      fresh: (start?.lacks ?? []) + (isOther ? [plan.architecture.lastLayer] : []), workers: 1)
  }

  /// Those that validate; nil for a share of the patients.
  package var fixedValidation: TrainingImages? {
    if case .images(let images) = validation { images } else { nil }
  }

  /// How often `count` images are gone over to see about so many, at least once.
  package static func passes(over count: Int, toSee images: Int) -> Int {
    let (whole, rest) = images.quotientAndRemainder(dividingBy: count)
    return max(1, rest >= count - rest ? whole + 1 : whole)
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
      let passes = Self.passes(over: split.training.count, toSee: epochImages)
      split.training = Array(repeatElement(split.training, count: passes).joined())
    }
    return (source, split)
  }
}
