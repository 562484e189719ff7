import StudyTerms

/// A simulated second observer: the true outlines, slightly displaced.
///
/// Every point of an image is looked up in the true heart at most `shift` mm away. The
/// displacements are smooth: vectors drawn uniformly from a disc of that radius at the points of a
/// square lattice with step `scale` mm, anew for each image, and interpolated in between. So
/// borders are off by as much as a careful reader's, but no slice is left out and no structure
/// mistaken.
package struct SimulatedObserver: Codable, Hashable, Sendable {
  /// The largest displacement, in mm.
  package var shift = 1.5
  /// The step of the lattice, in mm.
  package var scale = 20.0
  /// The seed of the displacements.
  package var seed: UInt64 = 1

  package init(shift: Double = 1.5, scale: Double = 20.0, seed: UInt64 = 1) {
    self.shift = shift
    self.scale = scale
    self.seed = seed
  }

  /// The permitted values of ``shift``, in mm.
  package static let shifts = 0.0...20
  /// The permitted values of ``scale``, in mm.
  package static let scales = 1.0...1000

  /// Throws if shift or scale is out of range, since a step may be written by hand.
  package func check() throws {
    guard Self.shifts.contains(shift), Self.scales.contains(scale) else {
      throw StudyError(
        "a simulated observer has a `shift` of 0 to 20 mm and a `scale` of 1 to 1000 mm")
    }
  }
}
