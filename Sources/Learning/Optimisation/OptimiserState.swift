import CLearning

/// An optimiser's memory of earlier steps.
final class OptimiserState {
  let optimiser: Optimiser
  let first: FloatBuffer
  let second: FloatBuffer
  /// The number of steps done.
  var step = 0

  init(_ optimiser: Optimiser, count: Int) {
    self.optimiser = optimiser
    first = FloatBuffer(count)
    second = FloatBuffer(optimiser.hasSecond ? count : 0)
  }

  /// Takes one step. `momentum` replaces momentum or beta1; `rates` has the factors of the rate for
  /// groups whose factor is not 1.
  func step(
    _ execution: Execution, rate: Double, momentum: Double?, rates: [ParameterGroup: Double]
  ) {
    step += 1
    for range in execution.learntRanges(rates) {
      move(execution, range.start, range.count, rate: rate * range.factor, momentum: momentum)
    }
  }

  private func move(
    _ execution: Execution, _ start: Int, _ count: Int, rate: Double, momentum: Double?
  ) {
    let values = execution.parameters.start + start
    let gradients = execution.parameterGradients.start + start
    func adam(_ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double, _ apart: Bool) {
      let beta1 = momentum ?? beta1
      var rule = cl_adam_rule(
        rate: Float(rate), beta1: Float(beta1), beta2: Float(beta2), epsilon: Float(epsilon),
        decay: Float(decay), correction1: Float(1 - power(beta1, step)),
        correction2: Float(1 - power(beta2, step)), decoupled: apart ? 1 : 0)
      cl_adam(
        execution.pool, values, gradients, first.start + start, second.start + start, count, &rule)
    }
    switch optimiser {
    case .sgd(let own, let nesterov, let decay):
      var rule = cl_sgd_rule(
        rate: Float(rate), momentum: Float(momentum ?? own), decay: Float(decay),
        nesterov: nesterov ? 1 : 0, first: step == 1 ? 1 : 0)
      cl_sgd(execution.pool, values, gradients, first.start + start, count, &rule)
    case .adam(let beta1, let beta2, let epsilon, let decay):
      adam(beta1, beta2, epsilon, decay, false)
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      adam(beta1, beta2, epsilon, decay, true)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, factor, left) = (1.0, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= factor }
      factor *= factor
      left >>= 1
    }
    return result
  }
}

extension Optimiser {
  fileprivate var hasSecond: Bool {
    if case .sgd = self { false } else { true }
  }
}
