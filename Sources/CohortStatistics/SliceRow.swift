import Cohorts

/// A slice that was found, or the copy that stands for a missing one.
package struct SliceRow: Codable, Hashable, Sendable {
  /// The series' name.
  package var series: String
  /// The path of the slice's first image.
  package var image: String
  /// The position along the normal, relative to the lowest slice kept, in mm.
  package var location: Double
  /// What curation did with it.
  package var fate: SliceFate

  package init(_ slice: CuratedPatient.Slice) {
    series = slice.series
    image = slice.image
    location = slice.location
    fate = slice.fate
  }
}
