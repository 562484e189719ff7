import Statistics

/// Local regression in one variable as R's loess with its default interpolation (Cleveland, Grosse
/// and Shyu, in Statistical Models in S, 1992): the local fit at the vertices of a one-dimensional
/// kd-tree, cubic Hermite polynomials between them.
public struct Loess: Sendable, Hashable, Codable {
  private var vertices: [Double]
  private var values: [Double]
  private var slopes: [Double]

  /// Fits the curve. `degree` is 1 or 2; `span` is the share of points in a neighbourhood. Points
  /// may come in any order and may share an x.
  public init(x: [Double], y: [Double], span: Double = 0.75, degree: Int = 2) {
    let order = x.indices.sorted { (x[$0], $0) < (x[$1], $1) }
    let sorted = order.map { x[$0] }
    let heights = order.map { y[$0] }
    let count = sorted.count
    guard let first = sorted.first, let last = sorted.last, first < last else {
      vertices = sorted.first.map { [$0] } ?? []
      values = [Statistics.mean(heights)]
      slopes = [0]
      return
    }
    let margin = 0.005 * (last - first) + 1e-300
    let neighbours = min(count, Int((span * Double(count) + 1e-5).rounded(.down)))
    let cell = Int((span * 0.2 * Double(count)).rounded(.down))
    var cuts = [first - margin, last + margin]
    Self.cut(sorted, 0, count - 1, cell, &cuts)
    vertices = Array(Set(cuts)).sorted()
    let fits = vertices.map { Self.fit(at: $0, sorted, heights, neighbours, span, degree) }
    values = fits.map(\.value)
    slopes = fits.map(\.slope)
  }

  /// The curve at each place. It is NaN outside the range of the data, widened by half a per cent,
  /// and if there are too few points for the polynomial.
  public func predict(_ places: [Double]) -> [Double] { places.map { predict($0) } }

  private func predict(_ place: Double) -> Double {
    guard vertices.count > 1, let first = vertices.first, let last = vertices.last, place >= first,
      place <= last
    else { return .nan }
    var upper = 1
    while upper + 1 < vertices.count, vertices[upper] < place { upper += 1 }
    let lower = upper - 1
    let h = vertices[upper] - vertices[lower]
    let t = (place - vertices[lower]) / h
    let s = 1 - t
    return values[lower] * s * s * (1 + 2 * t) + values[upper] * t * t * (3 - 2 * t)
      + slopes[lower] * h * t * s * s - slopes[upper] * h * t * t * s
  }

  /// Cuts a cell with more than `cell` points at its middle point, and both halves likewise.
  private static func cut(
    _ x: [Double], _ lower: Int, _ upper: Int, _ cell: Int, _ cuts: inout [Double]
  ) {
    guard upper - lower + 1 > cell, upper > lower else { return }
    // As in the original, which counts from 1: the floor((l + u) / 2)-th point.
    let middle = (lower + 1 + upper + 1) / 2 - 1
    guard middle < upper else { return }
    let place = x[middle]
    if place == x[lower] || place == x[upper] { return }
    cuts.append(place)
    cut(x, lower, middle, cell, &cuts)
    cut(x, middle + 1, upper, cell, &cuts)
  }

  /// Weighted least squares of a polynomial around `place`: its value and slope there. They are NaN
  /// if fewer points have a weight than the polynomial has coefficients, as with fewer than six
  /// points at the usual span and degree.
  private static func fit(
    at place: Double, _ x: [Double], _ y: [Double], _ neighbours: Int, _ span: Double, _ degree: Int
  ) -> (value: Double, slope: Double) {
    let distances = x.map { abs($0 - place) }
    let ordered = distances.sorted()
    var reach = ordered[max(0, neighbours - 1)]
    if span > 1 { reach *= span }
    var normal = [[Double]](repeating: [Double](repeating: 0, count: degree + 1), count: degree + 1)
    var right = [Double](repeating: 0, count: degree + 1)
    var weighted = 0
    for index in x.indices where distances[index] < reach {
      let ratio = distances[index] / reach
      // R uses the weight 1 very near the place and 0 at the very edge.
      if ratio > 0.999 { continue }
      weighted += 1
      let cube = 1 - ratio * ratio * ratio
      let weight = ratio < 0.001 ? 1 : cube * cube * cube
      let u = (x[index] - place) / reach
      var powers = [1.0]
      for _ in 0..<(2 * degree) { powers.append((powers.last ?? 1) * u) }
      for row in 0...degree {
        for column in 0...degree { normal[row][column] += weight * powers[row + column] }
        right[row] += weight * powers[row] * y[index]
      }
    }
    guard weighted > degree else { return (.nan, .nan) }
    let solution = solve(normal, right)
    return (solution[0], degree > 0 ? solution[1] / reach : 0)
  }

  /// Gaussian elimination with pivoting; the matrices are 3 by 3 at most.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var a = matrix
    var b = right
    let n = b.count
    for column in 0..<n {
      let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
      a.swapAt(column, pivot)
      b.swapAt(column, pivot)
      guard a[column][column] != 0 else { continue }
      for row in (column + 1)..<max(n, column + 1) {
        let factor = a[row][column] / a[column][column]
        for k in column..<n { a[row][k] -= factor * a[column][k] }
        b[row] -= factor * b[column]
      }
    }
    var solution = [Double](repeating: 0, count: n)
    for row in stride(from: n - 1, through: 0, by: -1) {
      var sum = b[row]
      for column in (row + 1)..<max(n, row + 1) { sum -= a[row][column] * solution[column] }
      solution[row] = a[row][row] == 0 ? 0 : sum / a[row][row]
    }
    return solution
  }
}
