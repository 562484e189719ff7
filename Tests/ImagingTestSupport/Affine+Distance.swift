import Imaging

extension Affine {
  /// The largest difference of an axis or of the origin, in mm.
  public func distance(to other: Affine) -> Double {
    [i - other.i, j - other.j, k - other.k, origin - other.origin].map(\.length).max() ?? 0
  }
}
