/// How nnU-Net resamples a line to another number of samples over the same length.
enum LineInterpolation: Sendable {
  /// Cubic B-splines through the samples, padded with twelve copies of the edge's value on both
  /// sides, as scikit-image's `resize` of order 3 with mode `edge` (Unser et al. 1993,
  /// https://doi.org/10.1109/78.193220).
  case cubic
  /// Linear between two neighbours; the edge's value beyond the first and last sample.
  case linear

  /// The number of edge samples that the cubic interpolation adds.
  private static let edge = 12

  func callAsFunction(_ line: [Double], count: Int) -> [Double] {
    switch self {
    case .cubic: Self.cubic(line, count)
    case .linear: Self.linear(line, count)
    }
  }

  private static func linear(_ line: [Double], _ count: Int) -> [Double] {
    let factor = Double(line.count) / Double(count)
    return (0..<count).map { index in
      let place = min(max((Double(index) + 0.5) * factor - 0.5, 0), Double(line.count - 1))
      let first = min(Int(place), max(line.count - 2, 0))
      let share = place - Double(first)
      return line[first] * (1 - share) + line[min(first + 1, line.count - 1)] * share
    }
  }

  private static func cubic(_ line: [Double], _ count: Int) -> [Double] {
    let padded =
      [Double](repeating: line[0], count: edge) + line
      + [Double](repeating: line[line.count - 1], count: edge)
    let spline = coefficients(padded)
    let factor = Double(line.count) / Double(count)
    return (0..<count).map { index in
      let place = (Double(index) + 0.5) * factor - 0.5 + Double(edge)
      let start = Int(place)
      let t = place - Double(start)
      let u = 1 - t
      let first = u * u * u / 6 * spline[start - 1]
      let second = (4 - 6 * t * t + 3 * t * t * t) / 6 * spline[start]
      let third = (1 + 3 * t + 3 * t * t - 3 * t * t * t) / 6 * spline[start + 1]
      return first + second + third + t * t * t / 6 * spline[start + 2]
    }
  }

  /// The spline's coefficients. The line is mirrored at its first and last sample.
  private static func coefficients(_ line: [Double]) -> [Double] {
    let pole = 3.0.squareRoot() - 2
    let count = line.count
    var values = line.map { $0 * (1 - pole) * (1 - 1 / pole) }
    // From the front: the sum over the mirrored line, which has a period of 2 n - 2.
    var (near, far) = (1.0, power(pole, 2 * count - 2))
    let whole = far
    var start = 0.0
    for index in 0..<count {
      let isEnd = index == 0 || index == count - 1
      start += values[index] * (isEnd ? near : near + far)
      near *= pole
      far /= pole
    }
    values[0] = start / (1 - whole)
    for index in 1..<count { values[index] += pole * values[index - 1] }
    values[count - 1] =
      (pole * values[count - 2] + values[count - 1]) * pole / (pole * pole - 1)
    for index in (0..<count - 1).reversed() {
      values[index] = pole * (values[index + 1] - values[index])
    }
    return values
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { value, _ in value * base }
  }
}
