import Foundation

/// xoshiro256** (Blackman and Vigna) with its own stream for each list of keys, so that what is drawn for one patient,
/// slice or frame does not depend on what else was drawn.
struct PhantomGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, _ keys: UInt64...) {
    var mixed = seed
    for key in keys { mixed = Self.mix(mixed ^ Self.mix(key &+ 0x9e37_79b9_7f4a_7c15)) }
    func next() -> UInt64 {
      mixed &+= 0x9e37_79b9_7f4a_7c15
      return Self.mix(mixed)
    }
    state = (next(), next(), next(), next())
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotate(state.3, 45)
    return result
  }

  /// 0..<1 with 53 bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

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
