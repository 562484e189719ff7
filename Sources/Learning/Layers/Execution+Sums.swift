import CLearning

extension Execution {
  /// Nothing of a gradient is left where the ReLU of `masked` was off; the sums of what is left are the gradient of the bias.
  func maskByReLU(_ masked: Int?, of value: Int? = nil, biasGradient: Int) {
    let index = masked ?? value ?? 0
    var output = self.value(index)
    let blocks = Int(output.blocks)
    let sums = scratch.start
    withUnsafePointer(to: &output) { output in
      var job = cl_norm_gradient_job()
      job.input = output.pointee
      job.gradient = gradient(index)
      job.output = masked == nil ? nil : output
      job.sums = sums
      cl_norm_gradient_sums(pool, &job)
    }
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
