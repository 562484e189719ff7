import CLearning

/// The largest of each window, windows two pixels apart.
struct MaxPooling: Layer {
  let input: Int
  let output: Int
  let window: Int
  let padding: Int

  var inputs: [Int] { [input] }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    var result = execution.value(output)
    cl_max_pool(execution.pool, &values, &result, Int32(window), Int32(padding))
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var values = execution.value(input)
    var result = execution.value(output)
    var gradients = execution.gradient(output)
    var target = execution.gradient(input)
    cl_max_pool_gradient(
      execution.pool, &values, &result, &gradients, &target, Int32(window), Int32(padding),
      accumulate[0] ? 1 : 0)
  }
}
