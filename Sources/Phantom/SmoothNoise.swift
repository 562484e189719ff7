/// Smooth random values over the plane, from -1 to 1: random numbers at the points of a lattice of
/// step 1, mixed between.
struct SmoothNoise: Sendable {
  private static let size = 64
  private let lattice: [Float]

  init(_ random: inout PhantomGenerator) {
    lattice = (0..<Self.size * Self.size).map { _ in Float(random.uniform(-1, 1)) }
  }

  /// Three of these on top of each other, each finer, turned and half as strong: rough, without the
  /// lattice's directions.
  func rough(_ x: Float, _ y: Float) -> Float {
    let first = self(0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y)
    let second = self(1.02 * x + 1.72 * y + 5, -1.72 * x + 1.02 * y + 3)
    let third = self(3.9 * x + 1.1 * y + 11, -1.1 * x + 3.9 * y + 7)
    return 0.75 * first + 0.45 * second + 0.2 * third
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
