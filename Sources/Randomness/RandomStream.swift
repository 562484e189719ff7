/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): random numbers that depend only on a seed and
/// on keys that say what they are for, not on the order of the draws.
///
/// The networks' weights, batches and transforms are drawn from it; `SeededGenerator` draws cohorts
/// and bootstraps. Both remain because published results depend on the numbers of each.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A separate stream for each list of keys, such as an epoch and an image.
  public init(seed: UInt64, _ keys: [UInt64] = []) {
    state = seed
    for key in keys { state = Self.mixed(state &+ Self.step) ^ Self.mixed(key) }
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// The golden ratio in 64 bits.
  static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finaliser: every bit of the value affects every bit of the result.
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
