import CLearning

/// A 3x3 convolution with stride 1 that keeps the size, by Winograd's F(4x4,3x3) (Lavin and Gray
/// 2016, arXiv:1509.09308).
struct Convolution: NormalisableLayer {
  let input: Int
  let sums: Int
  let weights: Int
  let bias: Int?
  let relu: Bool
  let group: ParameterGroup
  var norm: Normalisation?

  var inputs: [Int] { [input] }

  private func forwardJob(_ execution: Execution) -> cl_winograd_job {
    var job = cl_winograd_job()
    job.input = execution.value(input)
    job.output = execution.value(output)
    job.weights = UnsafePointer(execution.parameters.start + weights)
    job.bias = bias.map { UnsafePointer(execution.parameters.start + $0) }
    job.relu = relu ? 1 : 0
    job.scratch = execution.scratch.start
    if execution.isTraining, let place = execution.graph.values[output].statistics {
      job.statistics = execution.state.start + place
    }
    return job
  }

  private func backwardJob(_ execution: Execution, accumulate: Bool) -> cl_winograd_job {
    var job = cl_winograd_job()
    job.input = execution.gradient(output)
    job.output = execution.gradient(input)
    job.weights = UnsafePointer(execution.parameters.start + weights)
    job.adjoint = 1
    job.accumulate = accumulate ? 1 : 0
    job.scratch = execution.scratch.start
    return job
  }

  /// The largest number of partial sums of the output's channels.
  static func parts(_ value: Value, inputBlocks: Int, images: Int) -> Int {
    func tensor(_ blocks: Int) -> cl_tensor {
      cl_tensor(
        data: nil, images: Int32(images), blocks: Int32(blocks), height: Int32(value.height),
        width: Int32(value.width), image: 0, block: 0, row: 0)
    }
    var most = 0
    // Fewer images may be divided differently.
    for count in 1...max(1, images) {
      var job = cl_winograd_job()
      job.input = tensor(inputBlocks)
      job.output = tensor(value.blocks)
      job.input.images = Int32(count)
      job.output.images = Int32(count)
      most = max(most, Int(cl_winograd_parts(&job)))
    }
    return most
  }

  func scratch(_ execution: Execution) -> Int {
    let workers = Int32(execution.workers.count)
    var most = 0
    for count in 1...execution.graph.images {
      execution.images = count
      var job = forwardJob(execution)
      most = max(most, cl_winograd_scratch(&job, workers))
      guard execution.purpose == .training else { continue }
      var adjoint = backwardJob(execution, accumulate: false)
      var values = execution.value(input)
      var gradients = execution.gradient(output)
      most = max(most, cl_winograd_scratch(&adjoint, workers))
      most = max(most, cl_winograd_gradient_scratch(&values, &gradients, workers))
    }
    return most
  }

  func forward(_ execution: Execution) {
    if execution.purpose == .prediction {
      var values = execution.value(input)
      cl_clear_border(execution.pool, &values)
    }
    var job = forwardJob(execution)
    if let norm { (job.scale, job.bias, job.relu) = norm.factors(execution) }
    cl_winograd(execution.pool, &job)
    if job.statistics != nil { execution.parts[output] = Int(cl_winograd_parts(&job)) }
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    execution.maskByReLU(of: output, isMasked: relu, biasGradient: bias)
    var gradients = execution.gradient(output)
    if execution.learns(.weight, group) {
      var values = execution.value(input)
      cl_winograd_gradient(
        execution.pool, &values, &gradients, execution.parameterGradients.start + weights,
        execution.scratch.start)
    }
    if execution.needs[input] {
      cl_clear_border(execution.pool, &gradients)
      var job = backwardJob(execution, accumulate: accumulate[0])
      cl_winograd(execution.pool, &job)
    }
  }
}
