import Foundation

/// Distributions drawn from 64 random bits. Swift's own `Double.random` and `shuffled` may change
/// between versions of the standard library; these do not.
extension RandomNumberGenerator {
  /// A uniform number in 0..<1 with 53 bits.
  @inlinable public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A uniform number from `low` up to, but not including, `high`.
  @inlinable public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// A normal number (Box and Muller, Annals of Mathematical Statistics 1958); each takes two
  /// draws.
  @inlinable public mutating func normal(_ mean: Double = 0, _ deviation: Double = 1) -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * unit())
  }

  /// A uniform integer in 0..<bound, without bias (Lemire, ACM TOMACS 2019); 0 if the bound is less
  /// than one.
  @inlinable public mutating func index(below bound: Int) -> Int {
    let bound = UInt64(max(1, bound))
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= bound || product.low >= (0 &- bound) % bound { return Int(product.high) }
    }
  }

  /// The numbers 0..<count in random order (Fisher and Yates).
  @inlinable public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, index(below: last + 1))
    }
    return order
  }
}
