/// All that a training is, but for its images and its seed.
public struct TrainingPlan: Codable, Hashable, Sendable {
  /// Some epochs with one schedule, in which some groups learn.
  public struct Phase: Codable, Hashable, Sendable {
    public var epochs: Int
    /// The largest learning rate.
    public var rate: Double
    public var schedule: Schedule
    /// What of each group learns; all that is not named does.
    public var freedom: [ParameterGroup: Freezing]
    /// Factors of the rate, where not 1.
    public var rates: [ParameterGroup: Double]

    public init(
      epochs: Int, rate: Double, schedule: Schedule = .oneCycle(),
      freedom: [ParameterGroup: Freezing] = [:], rates: [ParameterGroup: Double] = [:]
    ) {
      self.epochs = epochs
      self.rate = rate
      self.schedule = schedule
      self.freedom = freedom
      self.rates = rates
    }
  }

  public var architecture: Architecture
  public var preparation: Preparation
  public var augmentation: Augmentation
  public var loss: Loss
  public var optimiser: Optimiser
  /// Images in a step.
  public var batch: Int
  /// One after the other; the optimiser starts anew with each.
  public var phases: [Phase]
  /// The longest gradient.
  public var clip: Double?
  /// Epochs without a better Dice of the foreground after which it ends.
  public var patience: Int?

  public init(
    architecture: Architecture, preparation: Preparation, augmentation: Augmentation = .normal,
    loss: Loss = .crossEntropy, optimiser: Optimiser = .adamW(beta2: 0.99), batch: Int = 8,
    phases: [Phase], clip: Double? = nil, patience: Int? = nil
  ) {
    self.architecture = architecture
    self.preparation = preparation
    self.augmentation = augmentation
    self.loss = loss
    self.optimiser = optimiser
    self.batch = batch
    self.phases = phases
    self.clip = clip
    self.patience = patience
  }

  public var epochs: Int { phases.reduce(0) { $0 + $1.epochs } }

  /// The phase of an epoch, from 0, and the epochs before that phase.
  func phase(at epoch: Int) -> (index: Int, before: Int)? {
    var before = 0
    for (index, phase) in phases.enumerated() {
      if epoch < before + phase.epochs { return (index, before) }
      before += phase.epochs
    }
    return nil
  }
}
