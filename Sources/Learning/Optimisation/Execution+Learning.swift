import CLearning

extension Execution {
  struct LearntRange: Hashable {
    var start: Int
    var count: Int
    /// The factor of the learning rate.
    var factor: Double
  }

  /// The parts of the parameter vector that are trained.
  func learntRanges(_ rates: [ParameterGroup: Double]) -> [LearntRange] {
    var ranges: [LearntRange] = []
    for parameter in graph.parameters where learns(parameter.role, parameter.group) {
      let factor = rates[parameter.group] ?? 1
      let count = parameter.layout.count
      if let last = ranges.last, last.start + last.count == parameter.offset, last.factor == factor
      {
        ranges[ranges.count - 1].count += count
      } else {
        ranges.append(LearntRange(start: parameter.offset, count: count, factor: factor))
      }
    }
    return ranges
  }

  /// The Euclidean norm of the gradient of all trained parameters. Frozen ones have none.
  func gradientNorm(_ partial: inout [Double]) -> Double {
    let count = parameterGradients.count
    let room = count / 4096 + 1
    if partial.count < room { partial = [Double](repeating: 0, count: room) }
    return cl_sum_of_squares(pool, parameterGradients.start, count, &partial).squareRoot()
  }

  /// Scales the gradient down to the norm `most` if it is longer.
  func clipGradient(_ most: Double, norm: Double) {
    guard norm > most, norm.isFinite else { return }
    cl_scale(pool, parameterGradients.start, parameterGradients.count, Float(most / (norm + 1e-6)))
  }
}
