/// Smooth random values over the plane, from -1 to 1: random numbers at the points of a lattice of step 1, mixed between.
struct SmoothNoise: Sendable {
  private static let size = 64
  private let lattice: [Float]

  init(_ random: inout PhantomGenerator) {
    lattice = (0..<Self.size * Self.size).map { _ in Float(random.uniform(-1, 1)) }
  }

  func callAsFunction(_ x: Float, _ y: Float) -> Float {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (u, v) = (x - left, y - top)
    let (a, b) = (u * u * (3 - 2 * u), v * v * (3 - 2 * v))
    let mask = Self.size - 1
    let (i, j) = (Int(left) & mask, Int(top) & mask)
    let (right, below) = ((i + 1) & mask, (j + 1) & mask)
    return lattice.withUnsafeBufferPointer { lattice in
      let first = lattice[j * Self.size + i] * (1 - a) + lattice[j * Self.size + right] * a
      let second =
        lattice[below * Self.size + i] * (1 - a) + lattice[below * Self.size + right] * a
      return first * (1 - b) + second * b
    }
  }
}
