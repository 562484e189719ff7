import CLearning

/// The sums over pixels from which the losses are computed.
struct LossSums {
  var crossEntropy = 0.0
  var weight = 0.0
  var focal = 0.0
  var pixels = 0.0
  /// By class: the sum of its probabilities over its own pixels, the sum over all pixels, and its
  /// number of pixels.
  var overlap: [Double]
  var predicted: [Double]
  var present: [Double]

  init(classes: Int) {
    overlap = [Double](repeating: 0, count: classes)
    predicted = overlap
    present = overlap
  }

  mutating func add(_ sums: cl_loss_sums) {
    crossEntropy += sums.cross_entropy
    weight += sums.weight
    focal += sums.focal
    pixels += sums.pixels
    func add(_ from: some Any, to: inout [Double]) {
      withUnsafeBytes(of: from) { bytes in
        let numbers = bytes.bindMemory(to: Double.self)
        for index in to.indices { to[index] += numbers[index] }
      }
    }
    add(sums.overlap, to: &overlap)
    add(sums.predicted, to: &predicted)
    add(sums.present, to: &present)
  }

  /// 1 - 2 sum w overlap / sum w (predicted + present) with w = 1 / present^2, and its derivatives
  /// with respect to overlap and predicted.
  ///
  /// A class without pixels counts as having one.
  func dice() -> (value: Double, overlapSlopes: [Double], predictedSlopes: [Double]) {
    let weights = present.map { 1 / (max($0, 1) * max($0, 1)) }
    var (above, below) = (0.0, 0.0)
    for (index, weight) in weights.enumerated() {
      above += 2 * weight * overlap[index]
      below += weight * (predicted[index] + present[index])
    }
    guard below > 0 else { return (0, weights.map { _ in 0 }, weights.map { _ in 0 }) }
    return (
      1 - above / below, weights.map { -2 * $0 / below },
      weights.map { above * $0 / (below * below) }
    )
  }
}
