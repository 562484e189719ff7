import CLearning

/// Instance norm (Ulyanov et al. 2016, arXiv:1607.08022): each channel of each image is normalised
/// by its own mean and variance. A residual and a leaky ReLU may follow.
struct InstanceNormalisation: Layer {
  let input: Int
  let output: Int
  let residual: Int?
  /// The factor of negative values in the ReLU; nil without a ReLU.
  let leak: Float?
  /// The offsets of scale and shift.
  let scale: Int
  let shift: Int
  let epsilon: Double
  let group: ParameterGroup
  /// The offset of what is kept from forward to backward, by image and channel: mean, 1 /
  /// deviation, factor, term, a, b, c.
  let state: Int
  /// The offset of the sums by image and block.
  let sums: Int

  var inputs: [Int] { [input] + (residual.map { [$0] } ?? []) }
  var learnt: [(Parameter.Role, ParameterGroup)] { [(.norm, group)] }

  static func stateCount(_ images: Int, _ blocks: Int) -> Int { 7 * images * blocks * 16 }

  private struct Kept {
    let mean, inverse, factor, term, a, b, c: UnsafeMutablePointer<Float>

    init(_ start: UnsafeMutablePointer<Float>, _ count: Int) {
      mean = start
      inverse = start + count
      factor = start + 2 * count
      term = start + 3 * count
      a = start + 4 * count
      b = start + 5 * count
      c = start + 6 * count
    }
  }

  private func kept(_ execution: Execution) -> Kept {
    let blocks = execution.graph.values[input].blocks
    return Kept(execution.state.start + state, execution.graph.images * blocks * 16)
  }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    let channels = Int(values.blocks) * 16
    let kept = kept(execution)
    let found = execution.state.start + sums
    cl_instance_statistics(execution.pool, &values, found)
    let (scales, shifts) = (execution.parameters.start + scale, execution.parameters.start + shift)
    for place in 0..<execution.images * channels {
      let from = found + place / 16 * 32 + place % 16
      kept.mean[place] = from[0]
      kept.inverse[place] = Float(1 / (Double(from[16]) + epsilon).squareRoot())
      kept.factor[place] = scales[place % channels] * kept.inverse[place]
      kept.term[place] = shifts[place % channels] - kept.mean[place] * kept.factor[place]
    }
    var job = cl_norm_job()
    job.input = values
    job.output = execution.value(output)
    job.scale = UnsafePointer(kept.factor)
    job.shift = UnsafePointer(kept.term)
    job.image_step = channels
    job.relu = leak == nil ? 0 : 1
    job.leak = leak ?? 0
    guard let residual else { return cl_norm(execution.pool, &job) }
    var added = execution.value(residual)
    withUnsafePointer(to: &added) {
      job.residual = $0
      cl_norm(execution.pool, &job)
    }
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    let kept = kept(execution)
    var job = cl_norm_gradient_job()
    job.input = execution.value(input)
    job.gradient = execution.gradient(output)
    job.sums = execution.state.start + sums
    let channels = Int(job.input.blocks) * 16
    job.image_step = channels
    job.leak = leak ?? 0
    if leak != nil, residual == nil {
      job.scale = UnsafePointer(kept.factor)
      job.shift = UnsafePointer(kept.term)
    }
    findSums(execution, &job, accumulate)
    if execution.learns(.norm, group) { keepGradients(execution, job.sums, channels, kept) }
    guard execution.needs[input] else { return }
    let pixels = Double(job.input.height) * Double(job.input.width)
    for place in 0..<execution.images * channels {
      let (sum, slope) = slopes(job.sums, place, kept)
      let (factor, inverse) = (Double(kept.factor[place]), Double(kept.inverse[place]))
      let bend = -factor * inverse * slope / pixels
      kept.a[place] = Float(factor)
      kept.b[place] = Float(bend)
      kept.c[place] = Float(-factor * sum / pixels - bend * Double(kept.mean[place]))
    }
    job.a = UnsafePointer(kept.a)
    job.b = UnsafePointer(kept.b)
    job.c = UnsafePointer(kept.c)
    cl_norm_gradient(execution.pool, &job)
  }

  /// Sums the gradient that passes the ReLU, which is also the residual's gradient.
  private func findSums(
    _ execution: Execution, _ job: inout cl_norm_gradient_job, _ accumulate: [Bool]
  ) {
    var outputs = execution.value(output)
    var residualGradient = residual.map { execution.gradient($0) } ?? cl_tensor()
    withUnsafePointer(to: &outputs) { outputs in
      withUnsafePointer(to: &residualGradient) { residualGradient in
        job.output = leak != nil && residual != nil ? outputs : nil
        if let residual, execution.needs[residual] {
          job.residual_gradient = residualGradient
          job.accumulate_residual = accumulate[1] ? 1 : 0
        }
        cl_norm_gradient_sums(execution.pool, &job)
      }
    }
  }

  /// One image's contribution to the gradients of a channel's shift and scale.
  private func slopes(
    _ sums: UnsafeMutablePointer<Float>, _ place: Int, _ kept: Kept
  ) -> (sum: Double, slope: Double) {
    let from = sums + place / 16 * 32 + place % 16
    let sum = Double(from[0])
    let products = Double(from[16])
    return (sum, (products - Double(kept.mean[place]) * sum) * Double(kept.inverse[place]))
  }

  private func keepGradients(
    _ execution: Execution, _ sums: UnsafeMutablePointer<Float>, _ channels: Int, _ kept: Kept
  ) {
    let gradients = execution.parameterGradients.start
    for channel in 0..<channels {
      var (shiftSlope, scaleSlope) = (0.0, 0.0)
      for image in 0..<execution.images {
        let (sum, slope) = slopes(sums, image * channels + channel, kept)
        shiftSlope += sum
        scaleSlope += slope
      }
      gradients[scale + channel] = Float(scaleSlope)
      gradients[shift + channel] = Float(shiftSlope)
    }
  }
}
