import CLearning

/// The first layer: from the image's planes to blocks of channels.
struct FirstConvolution: NormalisableLayer {
  let sums: Int
  let weights: Int
  let bias: Int?
  let relu: Bool
  let group: ParameterGroup
  var norm: Normalisation?
  let kernel: Int
  let step: Int
  let padding: Int

  var inputs: [Int] { [] }

  private func job(_ execution: Execution) -> cl_first_job {
    var job = cl_first_job()
    job.input = execution.planes
    job.output = execution.value(output)
    job.weights = UnsafePointer(execution.parameters.start + weights)
    job.kernel = Int32(kernel)
    job.step = Int32(step)
    job.padding = Int32(padding)
    return job
  }

  func scratch(_ execution: Execution) -> Int {
    guard execution.purpose == .training else { return 0 }
    execution.images = execution.graph.images
    var job = job(execution)
    return max(
      cl_first_gradient_scratch(&job), execution.images * Int(job.output.blocks) * 32)
  }

  func forward(_ execution: Execution) {
    var job = job(execution)
    job.bias = bias.map { UnsafePointer(execution.parameters.start + $0) }
    job.relu = relu ? 1 : 0
    if let norm { (job.scale, job.bias, job.relu) = norm.factors(execution) }
    if execution.isTraining, let place = execution.graph.values[output].statistics {
      job.statistics = execution.state.start + place
      execution.parts[output] = Int(cl_first_parts(&job))
    }
    cl_first(execution.pool, &job)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    execution.maskByReLU(of: output, isMasked: relu, biasGradient: bias)
    guard execution.learns(.weight, group) else { return }
    var job = job(execution)
    job.output = execution.gradient(output)
    cl_first_gradient(
      execution.pool, &job, execution.parameterGradients.start + weights, execution.scratch.start)
  }
}
