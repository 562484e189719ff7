/// What curation did with a slice.
package enum SliceFate: String, Codable, Hashable, Sendable, CaseIterable {
  case kept
  /// Kept, but more than 1 mm away from its place in an even stack.
  case moved
  /// Copied from a neighbour to stand for a missing slice.
  case copied
  case dropped
}
