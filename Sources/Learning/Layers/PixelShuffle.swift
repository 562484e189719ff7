import CLearning

/// Four channels of a pixel become four pixels of one channel (Shi et al. 2016, arXiv:1609.05158),
/// in PyTorch's order.
struct PixelShuffle: Layer {
  let input: Int
  let output: Int

  var inputs: [Int] { [input] }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    var result = execution.value(output)
    cl_pixel_shuffle(execution.pool, &values, &result)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var gradients = execution.gradient(output)
    var target = execution.gradient(input)
    cl_pixel_shuffle_gradient(execution.pool, &gradients, &target, accumulate[0] ? 1 : 0)
  }
}
