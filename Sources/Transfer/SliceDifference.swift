import Statistics

/// The difference of two readers' LV volumes over the images of one slice.
package struct SliceDifference: Hashable, Sendable {
  /// The two readers; differences are second - first.
  package var first, second: Reader
  /// The number of the slice, from 0 at the apex.
  package var slice: Int
  /// The number of images.
  package var count: Int
  /// The mean absolute, the mean signed, and the largest absolute difference, in ml.
  package var absolute, mean, largest: Double

  /// One entry for each pair of readers and slice, in that order.
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
