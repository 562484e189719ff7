import CLearning

/// The last layer: a 1x1 convolution with bias to a score for each class, written as planes.
struct Head: Layer {
  let input: Int
  /// A value without channels, so that layers have an output.
  let output: Int
  let weights: Int
  let bias: Int
  let classes: Int

  var inputs: [Int] { [input] }
  var learnt: [(Parameter.Role, ParameterGroup)] { [(.weight, .head)] }

  func scratch(_ execution: Execution) -> Int {
    execution.graph.images * (execution.graph.values[input].blocks * 256 + 16)
  }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    cl_head(
      execution.pool, &values, execution.parameters.start + weights,
      execution.parameters.start + bias, Int32(classes), execution.logits)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var values = execution.value(input)
    var target = execution.gradient(input)
    cl_head_gradient(
      execution.pool, &values, execution.logitGradients, execution.parameters.start + weights,
      Int32(classes), &target, execution.parameterGradients.start + weights,
      execution.parameterGradients.start + bias, execution.scratch.start)
  }
}
