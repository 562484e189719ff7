/// A network with its optimiser.
public final class Learner {
  /// The network that is trained.
  public let network: Network
  /// The loss that is minimised.
  public var loss: Loss
  /// The norm that longer gradients are clipped to; nil for no clipping.
  public var clip: Double?
  private(set) var optimiser: OptimiserState
  private var partial: [Double] = []

  public init(_ network: Network, loss: Loss, optimiser: Optimiser, clip: Double? = nil) {
    self.network = network
    self.loss = loss
    self.clip = clip
    self.optimiser = OptimiserState(optimiser, count: network.execution.parameters.count)
  }

  /// The result of a step.
  public struct Step: Hashable, Sendable {
    /// The loss before the step.
    public var loss: Double
    /// The norm of the gradient before clipping.
    public var gradient: Double

    var isFinite: Bool { loss.isFinite && gradient.isFinite }
  }

  /// Takes one step with images (channels, rows, columns) and the class of each pixel. If loss or
  /// gradient is not finite, no weight changes.
  ///
  /// `momentum` replaces the optimiser's own; `rates` has factors of the rate by group; `seed`
  /// determines dropout.
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

  /// Clears the optimiser's memory.
  func restart() {
    optimiser = OptimiserState(optimiser.optimiser, count: optimiser.first.count)
  }
}
