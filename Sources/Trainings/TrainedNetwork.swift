import Engine
import Labels
import Learning
import StudyTerms

/// Trains a network. A training that was killed resumes after its last complete epoch and ends with
/// the same bytes.
package struct TrainedNetwork: RunnableStep {
  /// The step's name when the published networks were trained. Seeds derive from it, so another
  /// name would give other networks.
  package static let seedName = "LearnedNetwork"

  /// The training images.
  package var images: TrainingImages
  /// The images that are evaluated after each epoch.
  package var validation: Validation
  /// The plan of the training.
  package var plan: TrainingPlan
  /// The number of images to see; the plan's single phase then takes as many epochs as needed. nil
  /// for the plan's epochs.
  package var imagesSeen: Int?
  /// About how many images an epoch has; a small set is repeated to reach it. nil for one pass.
  package var epochImages: Int?
  /// The weights to start with.
  package var start: NetworkStart
  /// Distinguishes runs that differ by chance only.
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

  /// The images that are evaluated after each epoch and never trained on.
  package enum Validation: Codable, Hashable, Sendable {
    /// A share (0...1) of the training patients.
    case share(Double)
    /// Fixed images that do not depend on the training images.
    case images(TrainingImages)
  }

  package var inputs: [any Step] { images.inputs + start.inputs + (fixedValidation?.inputs ?? []) }
  package var files: [FileReference] { images.files + start.files + (fixedValidation?.files ?? []) }
  package var title: String {
    "network of \(images.title)" + (start == .random ? "" : ", transferred")
      + (repetition == 1 ? "" : ", seed \(repetition)")
  }

  /// The images seen times the operations for one; nil if it is not known in advance.
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
        // A checkpoint of another training cannot be resumed, so this one starts over.
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

  /// The training, ready to start.
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

  /// The fixed validation images; nil for a share of the patients.
  package var fixedValidation: TrainingImages? {
    if case .images(let images) = validation { images } else { nil }
  }

  /// How many passes over `count` images come closest to seeing so many; at least one.
  package static func passes(over count: Int, toSee images: Int) -> Int {
    let (whole, rest) = images.quotientAndRemainder(dividingBy: count)
    return max(1, rest >= count - rest ? whole + 1 : whole)
  }

  /// All images, and their split into training and validation.
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
