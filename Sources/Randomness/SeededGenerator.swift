/// xoshiro256** (Blackman and Vigna), seeded through SplitMix64: the same numbers on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    var seed = seed
    func next() -> UInt64 {
      seed &+= Self.step
      return Self.mixed(seed)
    }
    state = (next(), next(), next(), next())
  }

  /// A stream of its own for each list of keys, so that what is drawn for one of them does not depend on what else was
  /// drawn.
  public init(seed: UInt64, keys: [UInt64]) {
    self.init(seed: keys.reduce(seed) { Self.mixed($0 ^ Self.mixed($1 &+ Self.step)) })
  }

  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finaliser of SplitMix64 (Steele, Lea and Flood).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  @inlinable public mutating func next() -> UInt64 {
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

  /// 0..<bound, without bias (Lemire).
  public mutating func index(below bound: Int) -> Int {
    let bound = UInt64(max(1, bound))
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= (0 &- bound) % bound { return Int(product.high) }
    }
  }

  /// 0..<1 with 53 bits.
  @inlinable public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
