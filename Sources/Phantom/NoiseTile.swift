import Foundation

/// The receiver's noise: two independent normal fields of deviation 1, smooth over neighbouring
/// pixels as in images that were interpolated from fewer samples. Each image takes another part of
/// the tile, which repeats.
struct NoiseTile: Sendable {
  static let size = 256
  let real: [Float]
  let imaginary: [Float]

  init(_ patient: PhantomPatient) {
    var random = PhantomGenerator(seed: patient.seed, 11, UInt64(patient.number))
    real = Self.field(&random)
    imaginary = Self.field(&random)
  }

  private static func field(_ random: inout PhantomGenerator) -> [Float] {
    var values = [Float](unsafeUninitializedCapacity: size * size) { buffer, count in
      for index in stride(from: 0, to: size * size, by: 2) {
        // Box and Muller, both of the pair.
        let radius = (-2 * log(1 - random.unit())).squareRoot()
        let angle = 2 * Double.pi * random.unit()
        buffer[index] = Float(radius * cos(angle))
        buffer[index + 1] = Float(radius * sin(angle))
      }
      count = size * size
    }
    // Weights 1 2 1 keep 3/8 of the variance along each axis.
    for step in [1, size] {
      let scale = Float((8.0 / 3).squareRoot() / 4)
      values = values.indices.map { index in
        let before = values[(index + values.count - step) % values.count]
        let after = values[(index + step) % values.count]
        return (before + 2 * values[index] + after) * scale
      }
    }
    return values
  }

  /// Makes magnitudes of a line of signals: scaled, with noise of a level in both channels from a
  /// place of the tile on, rounded, at most 4095.
  func add(
    _ level: Float, from first: Int, to line: UnsafeMutableBufferPointer<Float>,
    gain: UnsafeBufferPointer<Float>, scale: Float
  ) {
    // Numbers this large have no fraction: adding one and taking it away rounds, without a call.
    let whole: Float = 0x1p23
    real.withUnsafeBufferPointer { real in
      imaginary.withUnsafeBufferPointer { imaginary in
        for index in 0..<line.count {
          let main = line[index] * gain[index] * scale + real[first + index] * level
          let other = imaginary[first + index] * level
          let magnitude = (main * main + other * other).squareRoot()
          line[index] = (min(magnitude, 4095) + whole) - whole
        }
      }
    }
  }
}
