/// A network with its optimiser: takes steps.
public final class Learner {
  public let network: Network
  public var loss: Loss
  /// The longest gradient.
  public var clip: Double?
  private(set) var optimiser: OptimiserState
  private var partial: [Double] = []

  public init(_ network: Network, loss: Loss, optimiser: Optimiser, clip: Double? = nil) {
    self.network = network
    self.loss = loss
    self.clip = clip
    self.optimiser = OptimiserState(optimiser, count: network.execution.parameters.count)
  }

  /// What a step came to.
  public struct Step: Hashable, Sendable {
    /// Before the step.
    public var loss: Double
    /// The length of the gradient, before it was shortened.
    public var gradient: Double

    var isFinite: Bool { loss.isFinite && gradient.isFinite }
  }

  /// One step with images (channels, rows, columns) and the class of each pixel. Where loss or
  /// gradient is no number, no weight changes.
  ///
  /// `momentum` replaces the optimiser's own; `rates` are factors of the rate; dropout follows
  /// `seed`.
  @discardableResult
  public func step(
    images: [[Float]], labels: [[UInt8]], rate: Double, momentum: Double? = nil,
    rates: [ParameterGroup: Double] = [:], freedom: [ParameterGroup: Freezing] = [:],
    seed: UInt64 = 0
  ) throws(NetworkError) -> Step {
    let execution = network.execution
    execution.isTraining = true
    if execution.freedom != freedom { execution.freedom = freedom }
    execution.seed = seed
    try network.set(images: images, labels: labels)
    execution.forward()
    let loss = execution.loss(loss, gradient: true)
    execution.backward()
    let step = Step(loss: loss, gradient: execution.gradientNorm(&partial))
    guard step.isFinite else { return step }
    if let clip { execution.clipGradient(clip, norm: step.gradient) }
    optimiser.step(execution, rate: rate, momentum: momentum, rates: rates)
    return step
  }

  /// Forgets what the optimiser remembers.
  func restart() {
    optimiser = OptimiserState(optimiser.optimiser, count: optimiser.first.count)
  }
}
