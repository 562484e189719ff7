/// xoshiro256** (Blackman and Vigna, ACM TOMS 2021), seeded through SplitMix64: the same numbers on
/// every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator of a seed; equal seeds give equal numbers.
  public init(seed: UInt64) {
    var stream = RandomStream(seed: seed)
    state = (stream.next(), stream.next(), stream.next(), stream.next())
  }

  /// A separate stream for each list of keys, so that draws for one of them do not depend on other
  /// draws.
  public init(seed: UInt64, keys: [UInt64]) {
    self.init(
      seed: keys.reduce(seed) {
        RandomStream.mixed($0 ^ RandomStream.mixed($1 &+ RandomStream.step))
      })
  }

  /// The next 64 random bits.
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
}
