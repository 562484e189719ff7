/// Pixels of a class in a prediction, in the truth, and in both.
package struct PixelOverlap: Codable, Hashable, Sendable {
  package var found = 0
  package var truth = 0
  package var both = 0

  /// A pixel of the truth of which nobody says what it is: it counts nowhere.
  package static let unknown = UInt8.max

  package init() {}

  package init(_ found: some Sequence<UInt8>, _ truth: some Sequence<UInt8>, of label: UInt8) {
    for (a, b) in zip(found, truth) where b != Self.unknown {
      if a == label { self.found += 1 }
      if b == label { self.truth += 1 }
      if a == label, b == label { both += 1 }
    }
  }

  /// 2 both / (found + truth), 1 where both are empty.
  package var dice: Double { found + truth == 0 ? 1 : 2 * Double(both) / Double(found + truth) }

  package static func + (a: PixelOverlap, b: PixelOverlap) -> PixelOverlap {
    var sum = a
    sum.found += b.found
    sum.truth += b.truth
    sum.both += b.both
    return sum
  }
}
