import Learning
import Trainings

extension RunSettings {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case data, patients, classes, size, intensity, network, widths, up, dropout, loss, transforms
    case class_weights, ignore, optimiser, schedule, warm_up, rate, batch, epochs, images_seen
    case epoch_images, phases, freeze, freedom, rates, clip, patience, from, validation, repetition
    case recipe
  }

  private enum LossName: String, Decodable, CaseIterable {
    case crossEntropy = "cross-entropy"
    case focal, dice
    /// The sum of cross-entropy and Dice.
    case both
  }
  private enum Transforms: String, Decodable, CaseIterable {
    case none = "no"
    case normal, extreme
    /// Rotation and zoom as normal, shifts and flips, no warp and no change of grey.
    case turned
  }
  private enum IntensityName: String, Decodable, CaseIterable { case percentiles, standardised }

  /// The settings of a network that is not a run of a block.
  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    try apply(decoder)
  }

  /// Applies the options. A run with data of its own learns from all its patients, unless it says
  /// how many.
  mutating func apply(_ decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    if let recipe = try options.decodeIfPresent(TrainingRecipe.self, forKey: .recipe) {
      take(recipe)
    }
    try applyData(options)
    try applyNetwork(options)
    try applyTraining(options)
  }

  private mutating func applyData(_ options: KeyedDecodingContainer<CodingKeys>) throws {
    if let own = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .data) {
      data = own
      patients = nil
    }
    patients = try options.number(.patients, 1...100_000) ?? patients
    if let own = try options.number(.classes, 2...4), own != classes {
      classes = own
      // The weights belong to other classes.
      classWeights = nil
    }
    size = try options.number(.size, 16...512) ?? size
    switch try options.decodeIfPresent(IntensityName.self, forKey: .intensity) {
    case nil: break
    case .percentiles: intensity = .percentiles()
    case .standardised: intensity = .standardised
    }
    switch try options.decodeIfPresent(Transforms.self, forKey: .transforms) {
    case nil: break
    case .none?: augmentation = .no
    case .normal: augmentation = .normal
    case .extreme: augmentation = .extreme
    case .turned: augmentation = Augmentation(rotation: 20, zoom: 1.2, shift: 0.06, flips: true)
    }
  }

  private mutating func applyNetwork(_ options: KeyedDecodingContainer<CodingKeys>) throws {
    if (try? options.nestedContainer(keyedBy: CodingKeys.self, forKey: .network)) != nil {
      let own = try options.decode(FastaiOption.self, forKey: .network)
      setNetwork(own.encoder == .resnet18 ? .resnet18 : .resnet34, own.form)
    } else if let own = try options.decodeIfPresent(NetworkName.self, forKey: .network) {
      setNetwork(own, nil)
    }
    if let own = try options.decodeIfPresent([Int].self, forKey: .widths) {
      guard (2...6).contains(own.count), own.allSatisfy((4...1024).contains) else {
        throw options.refusal(.widths, "must be two to six numbers of channels, each 4 to 1024")
      }
      widths = own
    }
    upSampling = try options.decodeIfPresent(UNet.UpSampling.self, forKey: .up) ?? upSampling
    if let own = try options.decodeIfPresent(Double.self, forKey: .dropout) {
      guard (0..<1).contains(own) else { throw options.refusal(.dropout, "must be 0 to below 1") }
      dropout = own
    }
    from = try options.decodeIfPresent(NetworkStart.Options.self, forKey: .from) ?? from
  }

  /// Widths belong to one network.
  private mutating func setNetwork(_ name: NetworkName, _ form: FastaiUNet.Form?) {
    if name != network || form != fastai { widths = nil }
    (network, fastai) = (name, form)
  }

  /// Applies a whole recipe. The options beside it are applied afterwards.
  private mutating func take(_ recipe: TrainingRecipe) {
    let plan = recipe.plan(classes: classes)
    setNetwork(.resnet34, .learner)
    size = plan.preparation.size ?? size
    (augmentation, loss, optimiser) = (plan.augmentation, plan.loss, plan.optimiser)
    (batch, clip, schedule) = (plan.batch, plan.clip, ScheduleOptions())
    phases = plan.phases.map { phase in
      var options = PhaseOptions(epochs: phase.epochs, rate: phase.rate)
      options.freedom = phase.freedom
      options.rates = phase.rates
      return options
    }
  }

  private mutating func applyTraining(_ options: KeyedDecodingContainer<CodingKeys>) throws {
    validation = try options.decodeIfPresent(Validation.self, forKey: .validation) ?? validation
    epochImages = try options.number(.epoch_images, 1...1_000_000) ?? epochImages
    switch try options.decodeIfPresent(LossName.self, forKey: .loss) {
    case nil: break
    case .crossEntropy: loss = .crossEntropy
    case .focal: loss = .focal
    case .dice: loss = .dice
    case .both: loss = Loss(crossEntropy: 1, dice: 1)
    }
    if options.contains(.class_weights) {
      let weights = try options.decode([Double].self, forKey: .class_weights)
      guard weights.count == classes, weights.allSatisfy({ $0 >= 0 && $0 <= 1e6 }),
        weights.contains(where: { $0 > 0 })
      else {
        throw options.refusal(
          .class_weights, "must be a weight, 0 or more, for each of the \(classes) classes")
      }
      classWeights = weights
    }
    if let label = try options.number(.ignore, 0...255) {
      guard label >= classes else {
        throw options.refusal(.ignore, "must be a label beside the classes, \(classes) to 255")
      }
      ignored = UInt8(label)
    }
    optimiser =
      try options.decodeIfPresent(OptimiserOptions.self, forKey: .optimiser)?.optimiser ?? optimiser
    schedule = try options.schedule(.schedule, warmUp: .warm_up, before: schedule) ?? schedule
    rate = try options.positive(.rate, below: 10) ?? rate
    clip = try options.positive(.clip, below: 1e6) ?? clip
    batch = try options.number(.batch, 1...256) ?? batch
    patience = try options.number(.patience, 1...10_000) ?? patience
    repetition = try options.number(.repetition, 1...10_000) ?? repetition
    freedom = try options.freedom(freeze: .freeze, freedom: .freedom) ?? freedom
    rates = try options.rates(.rates) ?? rates
    // A run's own measure of length replaces the block's, whatever that was.
    if let count = try options.number(.epochs, 1...10_000) {
      length = .epochs(count)
      phases = []
    }
    if let count = try options.number(.images_seen, 1...100_000_000) {
      length = .imagesSeen(count)
      phases = []
    }
    phases = try options.decodeIfPresent([PhaseOptions].self, forKey: .phases) ?? phases
  }
}

extension RunSettings.Validation: Decodable {
  private enum CodingKeys: CodingKey {}

  init(from decoder: any Decoder) throws {
    guard (try? decoder.container(keyedBy: CodingKeys.self)) == nil else {
      self = .images(try TrainingImages.Options(from: decoder))
      return
    }
    let container = try decoder.singleValueContainer()
    let share = try container.decode(Double.self)
    guard (0...0.9).contains(share) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "option `validation`: must be 0 to 0.9, the share of the patients that"
          + " validate, or images of others")
    }
    self = .share(share)
  }
}

extension KeyedDecodingContainer {
  fileprivate func number(_ key: Key, _ range: ClosedRange<Int>) throws -> Int? {
    guard let value = try decodeIfPresent(Int.self, forKey: key) else { return nil }
    guard range.contains(value) else {
      throw refusal(key, "must be \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  fileprivate func positive(_ key: Key, below limit: Double) throws -> Double? {
    guard let value = try decodeIfPresent(Double.self, forKey: key) else { return nil }
    guard value > 0, value < limit else {
      throw refusal(key, "must be above 0 and below \(Int(limit))")
    }
    return value
  }
}
