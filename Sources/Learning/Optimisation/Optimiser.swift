/// The rule by which weights follow their gradients.
public enum Optimiser: Codable, Hashable, Sendable {
  /// Stochastic gradient descent; decay is added to the gradient.
  case sgd(momentum: Double = 0.9, nesterov: Bool = false, decay: Double = 0)
  /// Adam (Kingma and Ba 2015, arXiv:1412.6980); decay is added to the gradient.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0)
  /// Adam with decoupled decay (Loshchilov and Hutter 2019, arXiv:1711.05101).
  case adamW(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0.01)
}
