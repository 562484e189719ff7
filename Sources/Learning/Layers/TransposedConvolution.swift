import CLearning

/// A transposed 2x2 convolution with stride 2 and bias: each pixel becomes four.
struct TransposedConvolution: Layer {
  let input: Int
  let output: Int
  let weights: Int
  let bias: Int
  let group: ParameterGroup
  /// The tap of each of the four pixels, and the list of all.
  private let single = (0..<4).map { Taps([(0, 0, $0)]) }
  private let all = Taps((0..<4).map { ($0 / 2, $0 % 2, $0) })

  init(input: Int, output: Int, weights: Int, bias: Int, group: ParameterGroup) {
    self.input = input
    self.output = output
    self.weights = weights
    self.bias = bias
    self.group = group
  }

  var inputs: [Int] { [input] }
  var learnt: [(Parameter.Role, ParameterGroup)] { [(.weight, group)] }

  /// The job that computes the pixels at one of the four places.
  private func job(_ execution: Execution, _ place: Int) -> cl_direct_job {
    var job = cl_direct_job()
    job.input = execution.value(input)
    job.output = execution.value(output)
    job.weights = UnsafePointer(execution.parameters.start + weights)
    job.weight_taps = 4
    job.taps = single[place].pointer
    job.tap_count = 1
    job.grid_rows = job.input.height
    job.grid_columns = job.input.width
    job.input_step = 1
    job.output_step = 2
    job.output_row = Int32(place / 2)
    job.output_column = Int32(place % 2)
    return job
  }

  func scratch(_ execution: Execution) -> Int {
    guard execution.purpose == .training else { return 0 }
    execution.images = execution.graph.images
    var job = job(execution, 0)
    return max(
      Int(job.input.blocks) * Int(job.output.blocks) * 4 * 256, cl_direct_gradient_scratch(&job),
      execution.images * Int(job.output.blocks) * 32)
  }

  func forward(_ execution: Execution) {
    for place in 0..<4 {
      var job = job(execution, place)
      job.bias = UnsafePointer(execution.parameters.start + bias)
      cl_direct(execution.pool, &job)
    }
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    let gradients = execution.gradient(output)
    if execution.learns(.weight, group) {
      execution.maskByReLU(of: output, isMasked: false, biasGradient: bias)
      for place in 0..<4 {
        var job = job(execution, place)
        job.output = gradients
        cl_direct_gradient(
          execution.pool, &job, execution.parameterGradients.start + weights,
          execution.scratch.start)
      }
    }
    guard execution.needs[input] else { return }
    let target = execution.gradient(input)
    cl_transpose_weights(
      execution.pool, execution.parameters.start + weights, execution.scratch.start, target.blocks,
      gradients.blocks, 4)
    var job = cl_direct_job()
    job.input = gradients
    job.output = target
    job.weights = UnsafePointer(execution.scratch.start)
    job.weight_taps = 4
    job.taps = all.pointer
    job.tap_count = 4
    job.grid_rows = target.height
    job.grid_columns = target.width
    job.input_step = 2
    job.output_step = 1
    job.accumulate = accumulate[0] ? 1 : 0
    cl_direct(execution.pool, &job)
  }
}
