import Foundation

/// The receiver's noise: two independent normal fields of deviation 1, smooth over neighbouring pixels as in images that were
/// interpolated from fewer samples. Each image takes another part of the tile, which repeats.
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
}
