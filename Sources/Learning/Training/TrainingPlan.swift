/// Everything that defines a training, except for its images and its seed.
public struct TrainingPlan: Codable, Hashable, Sendable {
  /// A number of epochs with one schedule, in which some groups are trained.
  public struct Phase: Codable, Hashable, Sendable {
    /// The number of epochs.
    public var epochs: Int
    /// The largest learning rate of the schedule.
    public var rate: Double
    /// How the rate changes over the phase.
    public var schedule: Schedule
    /// What is trained of each group; groups that are not named are trained entirely.
    public var freedom: [ParameterGroup: Freezing]
    /// The factors of the rate by group, if not 1.
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

  /// The network's structure.
  public var architecture: Architecture
  /// How images become the network's input.
  public var preparation: Preparation
  /// The random changes to training images.
  public var augmentation: Augmentation
  /// The loss that is minimised.
  public var loss: Loss
  /// The optimiser.
  public var optimiser: Optimiser
  /// The number of images in a step.
  public var batch: Int
  /// The phases in order; the optimiser starts anew with each.
  public var phases: [Phase]
  /// The norm that longer gradients are clipped to; nil for no clipping.
  public var clip: Double?
  /// The number of epochs without a better Dice of the foreground after which the training ends;
  /// nil to run all.
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

  /// The number of epochs of all phases.
  public var epochs: Int { phases.reduce(0) { $0 + $1.epochs } }

  /// The phase of an epoch (from 0), and the number of epochs before that phase.
  func phase(at epoch: Int) -> (index: Int, before: Int)? {
    var before = 0
    for (index, phase) in phases.enumerated() {
      if epoch < before + phase.epochs { return (index, before) }
      before += phase.epochs
    }
    return nil
  }
}
