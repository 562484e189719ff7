import CLearning

/// Batch norm (Ioffe and Szegedy 2015, arXiv:1502.03167), optionally followed by an added residual
/// and a ReLU.
struct Normalisation: Layer {
  let input: Int
  let output: Int
  let residual: Int?
  let relu: Bool
  /// The offsets of scale, shift, running mean and running variance.
  let scale: Int
  let shift: Int
  let mean: Int
  let variance: Int
  let epsilon: Double
  /// The weight of a batch in the running statistics.
  let momentum: Double
  let group: ParameterGroup
  /// Whether the input's gradient shares the output's memory. Otherwise it is copied, since other
  /// layers add to it.
  let sharesGradient: Bool
  /// The offset of what is kept from forward to backward, by channel: mean, 1 / deviation, factor,
  /// term, a, b, c.
  let state: Int
  /// The offset of the sums by image and block.
  let sums: Int

  var inputs: [Int] { [input] + (residual.map { [$0] } ?? []) }
  var learnt: [(Parameter.Role, ParameterGroup)] { [(.norm, group)] }

  static func stateCount(_ blocks: Int) -> Int { 7 * blocks * 16 }

  private struct Kept {
    let mean, inverse, factor, term, a, b, c: UnsafeMutablePointer<Float>

    init(_ start: UnsafeMutablePointer<Float>, _ channels: Int) {
      mean = start
      inverse = start + channels
      factor = start + 2 * channels
      term = start + 3 * channels
      a = start + 4 * channels
      b = start + 5 * channels
      c = start + 6 * channels
    }
  }

  private func usesBatch(_ execution: Execution) -> Bool {
    execution.isTraining && (execution.freedom[group] ?? .trained).usesBatch
  }

  /// Scale and shift from the running statistics, and whether a ReLU follows, for a layer that
  /// applies all of it as it writes its sums.
  func factors(
    _ execution: Execution
  ) -> (UnsafePointer<Float>, UnsafePointer<Float>, Int32) {
    let channels = execution.graph.values[output].blocks * 16
    let kept = Kept(execution.state.start + state, channels)
    takeRunning(execution, channels, kept)
    findFactors(execution, channels, kept)
    return (UnsafePointer(kept.factor), UnsafePointer(kept.term), relu ? 1 : 0)
  }

  private func takeRunning(_ execution: Execution, _ channels: Int, _ kept: Kept) {
    for channel in 0..<channels {
      kept.mean[channel] = execution.statistics.start[mean + channel]
      let variance = Double(execution.statistics.start[variance + channel])
      kept.inverse[channel] = Float(1 / (variance + epsilon).squareRoot())
    }
  }

  private func findFactors(_ execution: Execution, _ channels: Int, _ kept: Kept) {
    let scales = execution.parameters.start + scale
    let shifts = execution.parameters.start + shift
    for channel in 0..<channels {
      kept.factor[channel] = scales[channel] * kept.inverse[channel]
      kept.term[channel] = shifts[channel] - kept.mean[channel] * kept.factor[channel]
    }
  }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    let channels = Int(values.blocks) * 16
    let kept = Kept(execution.state.start + state, channels)
    if usesBatch(execution) {
      findStatistics(execution, &values, kept)
    } else {
      takeRunning(execution, channels, kept)
    }
    findFactors(execution, channels, kept)
    var job = cl_norm_job()
    job.input = values
    job.output = execution.value(output)
    job.scale = UnsafePointer(kept.factor)
    job.shift = UnsafePointer(kept.term)
    job.relu = relu ? 1 : 0
    guard let residual else { return cl_norm(execution.pool, &job) }
    var added = execution.value(residual)
    withUnsafePointer(to: &added) {
      job.residual = $0
      cl_norm(execution.pool, &job)
    }
  }

  private func findStatistics(_ execution: Execution, _ values: inout cl_tensor, _ kept: Kept) {
    let blocks = Int(values.blocks)
    var parts = execution.parts[input]
    var from = execution.state.start + (execution.graph.values[input].statistics ?? sums)
    if parts == 0 {
      from = execution.state.start + sums
      parts = execution.images
      cl_norm_statistics(execution.pool, &values, from)
    }
    let count = Double(execution.images) * Double(values.height) * Double(values.width)
    let running = execution.statistics.start
    for block in 0..<blocks {
      for lane in 0..<16 {
        var (sum, squares) = (0.0, 0.0)
        for part in 0..<parts {
          let place = from + (part * blocks + block) * 32 + lane
          sum += Double(place[0])
          squares += Double(place[16])
        }
        let channel = block * 16 + lane
        let average = sum / count
        let spread = max(0, squares / count - average * average)
        kept.mean[channel] = Float(average)
        kept.inverse[channel] = Float(1 / (spread + epsilon).squareRoot())
        let unbiased = count > 1 ? spread * count / (count - 1) : spread
        func move(_ place: Int, _ value: Double) {
          running[place] = Float((1 - momentum) * Double(running[place]) + momentum * value)
        }
        move(mean + channel, average)
        move(variance + channel, unbiased)
      }
    }
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var outputs = execution.value(output)
    var residualGradient = residual.map { execution.gradient($0) } ?? cl_tensor()
    var job = cl_norm_gradient_job()
    job.input = execution.value(input)
    job.gradient = execution.gradient(output)
    job.sums = execution.state.start + sums
    let blocks = Int(job.input.blocks)
    let kept = Kept(execution.state.start + state, blocks * 16)
    if relu, residual == nil {
      job.scale = UnsafePointer(kept.factor)
      job.shift = UnsafePointer(kept.term)
    }
    withUnsafePointer(to: &outputs) { outputs in
      withUnsafePointer(to: &residualGradient) { residualGradient in
        job.output = relu && residual != nil ? outputs : nil
        if let residual, execution.needs[residual] {
          job.residual_gradient = residualGradient
          job.accumulate_residual = accumulate[1] ? 1 : 0
        }
        cl_norm_gradient_sums(execution.pool, &job)
      }
    }
    let count = Double(execution.images) * Double(job.input.height) * Double(job.input.width)
    let learns = execution.learns(.norm, group)
    for block in 0..<blocks {
      for lane in 0..<16 {
        var (sum, products) = (0.0, 0.0)
        for image in 0..<execution.images {
          let place = job.sums + (image * blocks + block) * 32 + lane
          sum += Double(place[0])
          products += Double(place[16])
        }
        let channel = block * 16 + lane
        let (average, inverse) = (Double(kept.mean[channel]), Double(kept.inverse[channel]))
        let slope = (products - average * sum) * inverse
        if learns {
          execution.parameterGradients.start[scale + channel] = Float(slope)
          execution.parameterGradients.start[shift + channel] = Float(sum)
        }
        let factor = Double(kept.factor[channel])
        kept.a[channel] = Float(factor)
        if usesBatch(execution) {
          let bend = -factor * inverse * slope / count
          kept.b[channel] = Float(bend)
          kept.c[channel] = Float(-factor * sum / count - bend * average)
        } else {
          kept.b[channel] = 0
          kept.c[channel] = 0
        }
      }
    }
    guard execution.needs[input] else { return }
    job.a = UnsafePointer(kept.a)
    job.b = UnsafePointer(kept.b)
    job.c = UnsafePointer(kept.c)
    cl_norm_gradient(execution.pool, &job)
    guard !sharesGradient else { return }
    var target = execution.gradient(input)
    cl_copy(execution.pool, &job.gradient, &target, accumulate[0] ? 1 : 0)
  }
}
