import Randomness

/// Bytes changed, cut out and put in, the same ones for the same seed.
public struct Mutation: RandomNumberGenerator {
  private var stream: RandomStream

  public init(seed: UInt64) { stream = RandomStream(seed: seed) }

  public mutating func next() -> UInt64 { stream.next() }

  /// One to four changes.
  public mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &self)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes[place] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &self) ?? 0
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(bytes[place]) % 16))
      default: bytes.insert(contentsOf: Array(bytes[place...].prefix(9)), at: place)
      }
    }
    return bytes
  }
}
