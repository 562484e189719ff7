/// Weights as length times direction (Salimans and Kingma 2016, arXiv:1602.07868): w = g v / |v|,
/// for each output channel.
struct WeightNorm: Sendable {
  /// The offsets of g and v among the parameters.
  let gain: Int
  let direction: Int
  /// For each output channel its offset in g, and the offset of each number of v in PyTorch's
  /// order.
  let rows: [Int]
  let places: [Int]
  /// The offsets of w and of its gradient in the state, and the number of floats in each.
  let weights: Int
  let gradient: Int
  let count: Int

  /// Computes w from g and v.
  func makeWeights(_ execution: Execution) {
    let from = execution.parameters.start + direction
    let to = execution.state.start + weights
    forEachRow { row, places in
      let factor = Double(execution.parameters.start[gain + row]) / length(from, places)
      for place in places { to[place] = Float(factor * Double(from[place])) }
    }
  }

  /// The cleared memory to which the gradient of w is added.
  func clearGradient(_ execution: Execution) -> UnsafeMutablePointer<Float> {
    let start = execution.state.start + gradient
    start.update(repeating: 0, count: count)
    return start
  }

  /// Computes the gradients of g and v from the gradient of w.
  func backward(_ execution: Execution) {
    let from = execution.parameters.start + direction
    let slopes = execution.state.start + gradient
    let to = execution.parameterGradients.start
    forEachRow { row, places in
      let size = length(from, places)
      let along = places.reduce(0.0) { $0 + Double(slopes[$1]) * Double(from[$1]) } / size
      let factor = Double(execution.parameters.start[gain + row]) / size
      to[gain + row] = Float(along)
      for place in places {
        to[direction + place] = Float(
          factor * (Double(slopes[place]) - along * Double(from[place]) / size))
      }
    }
  }

  private func forEachRow(_ body: (Int, ArraySlice<Int>) -> Void) {
    let size = places.count / rows.count
    for (index, row) in rows.enumerated() {
      body(row, places[index * size..<(index + 1) * size])
    }
  }

  private func length(_ from: UnsafeMutablePointer<Float>, _ places: ArraySlice<Int>) -> Double {
    places.reduce(0.0) { $0 + Double(from[$1]) * Double(from[$1]) }.squareRoot()
  }
}
