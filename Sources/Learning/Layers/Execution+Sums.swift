import CLearning

extension Execution {
  /// If `isMasked`, a value's gradient is set to zero where its ReLU was off. The sums of the rest
  /// are the gradient of the bias, if there is one.
  func maskByReLU(of value: Int, isMasked: Bool, biasGradient: Int?) {
    guard isMasked || biasGradient != nil else { return }
    var output = self.value(value)
    let blocks = Int(output.blocks)
    let sums = scratch.start
    withUnsafePointer(to: &output) { output in
      var job = cl_norm_gradient_job()
      job.input = output.pointee
      job.gradient = gradient(value)
      job.output = isMasked ? output : nil
      job.sums = sums
      cl_norm_gradient_sums(pool, &job)
    }
    guard let biasGradient else { return }
    let to = parameterGradients.start + biasGradient
    for block in 0..<blocks {
      for lane in 0..<16 {
        var sum = 0.0
        for image in 0..<images { sum += Double(sums[(image * blocks + block) * 32 + lane]) }
        to[block * 16 + lane] = Float(sum)
      }
    }
  }
}
