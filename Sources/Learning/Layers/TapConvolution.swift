import CLearning

/// Any convolution with square kernel and stride, as a sum over taps: 1x1, strided 3x3.
struct TapConvolution: NormalisableLayer {
  let input: Int
  let sums: Int
  /// The offset of the weights: among the parameters, or with a weight norm in the layer's state.
  let weights: Int
  let weightNorm: WeightNorm?
  let bias: Int?
  let relu: Bool
  let group: ParameterGroup
  var norm: Normalisation?
  let step: Int
  let kernelTaps: Int
  let taps: Taps
  /// For each row and column of the input modulo the stride: the taps that reach it from the
  /// output.
  let adjointTaps: [Taps]

  init(
    input: Int, output: Int, weights: Int, weightNorm: WeightNorm? = nil, bias: Int?, relu: Bool,
    group: ParameterGroup, kernel: Int, step: Int, padding: Int
  ) {
    self.input = input
    sums = output
    self.weights = weights
    self.weightNorm = weightNorm
    self.bias = bias
    self.relu = relu
    self.group = group
    self.step = step
    kernelTaps = kernel * kernel
    let all = (0..<(kernel * kernel)).map {
      (row: $0 / kernel - padding, column: $0 % kernel - padding, weight: $0)
    }
    taps = Taps(all)
    adjointTaps = (0..<(step * step)).map { phase in
      let (row, column) = (phase / step, phase % step)
      return Taps(
        all.filter { ($0.row - row) % step == 0 && ($0.column - column) % step == 0 }
          .map { ((row - $0.row) / step, (column - $0.column) / step, $0.weight) })
    }
  }

  var inputs: [Int] { [input] }

  private func weightValues(_ execution: Execution) -> UnsafeMutablePointer<Float> {
    (weightNorm == nil ? execution.parameters : execution.state).start + weights
  }

  private func forwardJob(_ execution: Execution) -> cl_direct_job {
    var job = cl_direct_job()
    job.input = execution.value(input)
    job.output = execution.value(output)
    job.weights = UnsafePointer(weightValues(execution))
    job.weight_taps = Int32(kernelTaps)
    job.taps = taps.pointer
    job.tap_count = Int32(taps.count)
    job.grid_rows = job.output.height
    job.grid_columns = job.output.width
    job.input_step = Int32(step)
    job.output_step = 1
    return job
  }

  func scratch(_ execution: Execution) -> Int {
    guard execution.purpose == .training else { return 0 }
    execution.images = execution.graph.images
    var job = forwardJob(execution)
    let weights =
      Int(job.input.blocks) * Int(job.output.blocks) * kernelTaps * 256
    return max(
      weights, cl_direct_gradient_scratch(&job), execution.images * Int(job.output.blocks) * 32)
  }

  func forward(_ execution: Execution) {
    if execution.purpose == .prediction, kernelTaps > 1 {
      var values = execution.value(input)
      cl_clear_border(execution.pool, &values)
    }
    weightNorm?.makeWeights(execution)
    var job = forwardJob(execution)
    job.bias = bias.map { UnsafePointer(execution.parameters.start + $0) }
    job.relu = relu ? 1 : 0
    if let norm { (job.scale, job.bias, job.relu) = norm.factors(execution) }
    if execution.isTraining, let place = execution.graph.values[output].statistics {
      job.statistics = execution.state.start + place
      execution.parts[output] = Int(cl_direct_parts(&job))
    }
    cl_direct(execution.pool, &job)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    execution.maskByReLU(of: output, isMasked: relu, biasGradient: bias)
    var gradients = execution.gradient(output)
    if execution.learns(.weight, group) {
      var job = forwardJob(execution)
      job.output = gradients
      let target =
        weightNorm?.clearGradient(execution) ?? execution.parameterGradients.start + weights
      cl_direct_gradient(execution.pool, &job, target, execution.scratch.start)
      weightNorm?.backward(execution)
    }
    guard execution.needs[input] else { return }
    if kernelTaps > 1 { cl_clear_border(execution.pool, &gradients) }
    let target = execution.gradient(input)
    cl_transpose_weights(
      execution.pool, weightValues(execution), execution.scratch.start, target.blocks,
      gradients.blocks, Int32(kernelTaps))
    for (phase, taps) in adjointTaps.enumerated() {
      let (row, column) = (phase / step, phase % step)
      var job = cl_direct_job()
      job.input = gradients
      job.output = target
      job.weights = UnsafePointer(execution.scratch.start)
      job.weight_taps = Int32(kernelTaps)
      job.taps = taps.pointer
      job.tap_count = Int32(taps.count)
      job.grid_rows = Int32((Int(target.height) - row + step - 1) / step)
      job.grid_columns = Int32((Int(target.width) - column + step - 1) / step)
      job.input_step = 1
      job.output_step = Int32(step)
      job.output_row = Int32(row)
      job.output_column = Int32(column)
      job.accumulate = accumulate[0] ? 1 : 0
      cl_direct(execution.pool, &job)
    }
  }
}
