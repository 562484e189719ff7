import Statistics

/// By how many ml the LV of two readers differs over the images of one slice.
package struct SliceDifference: Hashable, Sendable {
  package var first, second: Reader
  /// From 0 at the apex.
  package var slice: Int
  /// Images.
  package var count: Int
  /// In ml: the mean size, the mean, and the largest size.
  package var absolute, mean, largest: Double

  /// By pair of readers, then by slice.
  package static func all(_ tiles: [VolumeTiles.Tile]) -> [SliceDifference] {
    Reader.pairs.flatMap { a, b in
      Dictionary(grouping: tiles.filter { $0.first == a && $0.second == b }, by: \.slice)
        .sorted { $0.key < $1.key }.map { slice, tiles in
          let differences = tiles.map(\.difference)
          let sizes = differences.map(abs)
          return SliceDifference(
            first: a, second: b, slice: slice, count: tiles.count,
            absolute: Statistics.mean(sizes), mean: Statistics.mean(differences),
            largest: sizes.max() ?? .nan)
        }
    }
  }
}
