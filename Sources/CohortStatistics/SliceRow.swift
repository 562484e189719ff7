import Cohorts

/// A slice that was found, or that was made in the place of a missing one.
package struct SliceRow: Codable, Hashable, Sendable {
  package var series: String
  /// The first image of the slice.
  package var image: String
  /// Along the normal, from the lowest slice that was kept, in mm.
  package var location: Double
  package var fate: SliceFate

  package init(_ slice: CuratedPatient.Slice) {
    series = slice.series
    image = slice.image
    location = slice.location
    fate = slice.fate
  }
}
