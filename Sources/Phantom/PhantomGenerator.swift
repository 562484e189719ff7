import Foundation
import Randomness

/// The random numbers of a phantom, with a separate stream for each list of keys: draws for one
/// patient, slice or frame do not depend on other draws.
struct PhantomGenerator: RandomNumberGenerator, Sendable {
  private var generator: SeededGenerator

  init(seed: UInt64, _ keys: UInt64...) { generator = SeededGenerator(seed: seed, keys: keys) }

  mutating func next() -> UInt64 { generator.next() }

  /// 0..<1 with 53 bits.
  mutating func unit() -> Double { generator.unit() }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// Normal (Box and Muller).
  mutating func normal(_ mean: Double = 0, _ deviation: Double = 1) -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * unit())
  }

  /// Normal, cut to two standard deviations.
  mutating func usual(_ mean: Double, _ deviation: Double) -> Double {
    mean + deviation * max(-2, min(2, normal()))
  }

  mutating func index(below bound: Int) -> Int { Int(unit() * Double(bound)) }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[index(below: values.count)] }
}
