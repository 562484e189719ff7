/// What curation did with a slice.
package enum SliceFate: String, Codable, Hashable, Sendable, CaseIterable {
  case kept
  /// Kept, but more than 1 mm from where an even stack has it.
  case moved
  /// Made, in the place of a missing one.
  case copied
  case dropped
}
