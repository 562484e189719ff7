/// How many pixels of a class a prediction has, the truth has, and both share.
package struct PixelOverlap: Codable, Hashable, Sendable {
  /// Pixels of the class in the prediction.
  package var found = 0
  /// Pixels of the class in the truth.
  package var truth = 0
  /// Pixels of the class in both.
  package var both = 0

  /// The label of a pixel whose true class is unknown. Such pixels are not counted.
  package static let unknown = UInt8.max

  /// No pixels at all.
  package init() {}

  /// Compares a prediction with the truth, pixel by pixel, for one label.
  ///
  /// Not over any sequence: what is generic is not specialised outside its module, and takes many
  /// times as long.
  package init(_ found: ArraySlice<UInt8>, _ truth: ArraySlice<UInt8>, of label: UInt8) {
    for (a, b) in zip(found, truth) where b != Self.unknown {
      if a == label { self.found += 1 }
      if b == label { self.truth += 1 }
      if a == label, b == label { both += 1 }
    }
  }

  /// Compares whole images.
  package init(_ found: [UInt8], _ truth: [UInt8], of label: UInt8) {
    self.init(found[...], truth[...], of: label)
  }

  /// Whether neither the prediction nor the truth has the class, so that its Dice says nothing.
  package var isEmpty: Bool { found + truth == 0 }

  /// The Dice coefficient 2 both / (found + truth); 1 if both are empty.
  package var dice: Double { found + truth == 0 ? 1 : 2 * Double(both) / Double(found + truth) }

  /// Adds the pixels of two images.
  package static func + (a: PixelOverlap, b: PixelOverlap) -> PixelOverlap {
    var sum = a
    sum.found += b.found
    sum.truth += b.truth
    sum.both += b.both
    return sum
  }
}
