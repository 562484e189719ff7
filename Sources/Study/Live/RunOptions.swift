import Learning

/// What can be said of a training, of all of a block or of one.
struct RunOptions: Decodable, Hashable, Sendable {
  enum LossName: String, Decodable, CaseIterable {
    case crossEntropy = "cross-entropy"
    case focal, dice
    /// Cross-entropy and Dice, summed.
    case both
  }
  enum Transforms: String, Decodable, CaseIterable {
    case none = "no"
    case normal, extreme
    /// Rotation and zoom as normal, shifts and flips, no warp: for images without a place of their own.
    case turned
  }

  var data: TrainingImages.Options?
  var patients: Int?
  var classes: Int?
  var size: Int?
  var widths: [Int]?
  var loss: Loss?
  var augmentation: Augmentation?
  var rate: Double?
  var batch: Int?
  var epochs: Int?
  var imagesSeen: Int?
  var from: String?
  var frozen: [ParameterGroup]?
  var repetition: Int?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case data, patients, classes, size, widths, loss, transforms, rate, batch, epochs, images_seen
    case from, freeze, repetition
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys, _ range: ClosedRange<Int>) throws -> Int? {
      guard let value = try options.decodeIfPresent(Int.self, forKey: key) else { return nil }
      guard range.contains(value) else {
        throw options.refusal(key, "must be \(range.lowerBound) to \(range.upperBound)")
      }
      return value
    }
    data = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .data)
    patients = try number(.patients, 1...100_000)
    classes = try number(.classes, 2...4)
    size = try number(.size, 16...512)
    widths = try options.decodeIfPresent([Int].self, forKey: .widths)
    if let widths, !(2...6).contains(widths.count) || !widths.allSatisfy((4...1024).contains) {
      throw options.refusal(.widths, "must be two to six numbers of channels, each 4 to 1024")
    }
    switch try options.decodeIfPresent(LossName.self, forKey: .loss) {
    case nil: loss = nil
    case .crossEntropy: loss = .crossEntropy
    case .focal: loss = .focal
    case .dice: loss = .dice
    case .both: loss = Loss(crossEntropy: 1, dice: 1)
    }
    switch try options.decodeIfPresent(Transforms.self, forKey: .transforms) {
    case nil: augmentation = nil
    case .none?: augmentation = .no
    case .normal: augmentation = .normal
    case .extreme: augmentation = .extreme
    case .turned: augmentation = Augmentation(rotation: 20, zoom: 1.2, shift: 0.06, flips: true)
    }
    rate = try options.decodeIfPresent(Double.self, forKey: .rate)
    if let rate, !(rate > 0 && rate < 10) {
      throw options.refusal(.rate, "must lie between 0 and 10")
    }
    batch = try number(.batch, 1...256)
    epochs = try number(.epochs, 1...10_000)
    imagesSeen = try number(.images_seen, 1...100_000_000)
    from = try options.decodeIfPresent(String.self, forKey: .from)
    frozen = try options.decodeIfPresent([String].self, forKey: .freeze)?.map { name in
      guard let group = ParameterGroup(rawValue: name) else {
        let known = ParameterGroup.allCases.map(\.rawValue).joined(separator: ", ")
        throw options.refusal(.freeze, "there is no part \(name) (known: \(known))")
      }
      return group
    }
    repetition = try number(.repetition, 1...10_000)
  }

  /// What is not said here is as in `shared`; a run of other data has its patients, unless it says how many.
  func over(_ shared: RunOptions) -> RunOptions {
    var merged = shared
    if let data {
      merged.data = data
      merged.patients = nil
    }
    merged.patients = patients ?? merged.patients
    merged.classes = classes ?? shared.classes
    merged.size = size ?? shared.size
    merged.widths = widths ?? shared.widths
    merged.loss = loss ?? shared.loss
    merged.augmentation = augmentation ?? shared.augmentation
    merged.rate = rate ?? shared.rate
    merged.batch = batch ?? shared.batch
    // A run's own measure of length replaces the block's, whichever it was.
    if epochs != nil || imagesSeen != nil {
      merged.epochs = epochs
      merged.imagesSeen = imagesSeen
    }
    merged.from = from ?? shared.from
    merged.frozen = frozen ?? shared.frozen
    merged.repetition = repetition ?? shared.repetition
    return merged
  }

  /// nil without data.
  var images: TrainingImages? {
    guard var source = data?.source else { return nil }
    if let patients {
      switch source {
      case .synthetic(let profile, let seed, _, let matrix):
        source = .synthetic(profile: profile, seed: seed, patients: patients, matrix: matrix)
      case .files(let images, let masks, _, let seed):
        source = .files(images: images, masks: masks, patients: patients, seed: seed)
      }
    }
    return TrainingImages(source: source, classes: classes ?? 3)
  }

  /// A small U-Net, cross-entropy, one cycle to 0.003.
  var plan: TrainingPlan {
    var freedom: [ParameterGroup: Freedom] = [:]
    for group in frozen ?? [] { freedom[group] = .frozen }
    return TrainingPlan(
      architecture: .unet(UNet(classes: classes ?? 3, widths: widths ?? [16, 32, 64])),
      preparation: Preparation(size: size ?? 96),
      augmentation: augmentation ?? .normal, loss: loss ?? .crossEntropy, batch: batch ?? 8,
      phases: [TrainingPlan.Phase(epochs: epochs ?? 6, rate: rate ?? 0.003, freedom: freedom)])
  }
}
