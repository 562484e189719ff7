import CLearning

/// The sum of two values, with a ReLU if wanted.
struct Addition: Layer {
  let one: Int
  let other: Int
  let output: Int
  let relu: Bool

  var inputs: [Int] { [one, other] }

  func scratch(_ execution: Execution) -> Int {
    guard execution.purpose == .training else { return 0 }
    return execution.graph.images * execution.graph.values[output].blocks * 32
  }

  func forward(_ execution: Execution) {
    var (first, second) = (execution.value(one), execution.value(other))
    var result = execution.value(output)
    cl_add(execution.pool, &first, &second, &result, relu ? 1 : 0)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    execution.maskByReLU(of: output, isMasked: relu, biasGradient: nil)
    var gradients = execution.gradient(output)
    for (input, adds) in zip(inputs, accumulate) where execution.needs[input] {
      var target = execution.gradient(input)
      cl_copy(execution.pool, &gradients, &target, adds ? 1 : 0)
    }
  }
}
