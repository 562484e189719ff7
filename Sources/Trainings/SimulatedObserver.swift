import StudyTerms

/// A second observer who is none: the true outlines, moved a little.
///
/// Every point of an image is looked up in the true heart at most `shift` mm away. The shifts are
/// smooth: vectors drawn evenly from a disc of that radius at the points of a square lattice of
/// step `scale` mm, others for each image, and interpolated between them. So borders lie as far off
/// as a careful hand would put them, but no slice is left out and no structure mistaken.
package struct SimulatedObserver: Codable, Hashable, Sendable {
  /// In mm.
  package var shift = 1.5
  /// In mm.
  package var scale = 20.0
  package var seed: UInt64 = 1

  package init(shift: Double = 1.5, scale: Double = 20.0, seed: UInt64 = 1) {
    self.shift = shift
    self.scale = scale
    self.seed = seed
  }

  package static let shifts = 0.0...20
  package static let scales = 1.0...1000

  /// A step may be written by hand; throws a sentence where shift or scale cannot be.
  package func check() throws {
    guard Self.shifts.contains(shift), Self.scales.contains(scale) else {
      throw StudyError(
        "a simulated observer has a `shift` of 0 to 20 mm and a `scale` of 1 to 1000 mm")
    }
  }
}
