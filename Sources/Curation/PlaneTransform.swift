import Imaging

/// Maps a slice's pixels to those of its series: rescaled, rotated, then cropped or padded around
/// the centre, and shifted by whole pixels.
public struct PlaneTransform: Hashable, Sendable {
  /// The rows and columns after rescaling; nil if the slice has the series' resolution.
  var resized: SIMD2<Int>?
  /// Where a step along an output column and row leads in the slice, both in pixels; nil for no
  /// rotation.
  var rotation: Rotation?
  /// Rows and columns of the series.
  var size: SIMD2<Int>
  /// By how many rows and columns it is moved down and to the right.
  var shift = SIMD2<Int>.zero

  /// Two columns of a 2 x 2 matrix: the slice's (column, row) step for one output column, for one
  /// output row.
  struct Rotation: Hashable, Sendable {
    var column: SIMD2<Double>
    var row: SIMD2<Double>
  }

  /// A slice's frame on the series' grid.
  public func callAsFunction(_ plane: Plane) -> Plane { self(plane, resampling: nil) }

  /// As the public one; `resampling` has the weights where they are for planes of this size.
  func callAsFunction(_ plane: Plane, resampling: PlaneResampling?) -> Plane {
    var result = plane
    if let resized {
      let own = SIMD2(plane.rows, plane.columns)
      let known = resampling.flatMap { $0.source == own ? $0 : nil }
      result = (known ?? PlaneResampling(from: own, to: resized))(plane)
    }
    if let rotation { result = result.rotated(rotation) }
    return centered(result)
  }

  /// Without rescaling and turning.
  func centered<Value>(_ plane: PixelGrid<Value>) -> PixelGrid<Value> {
    plane.centered(rows: size.x, columns: size.y, shift: shift)
  }

  /// Pixels that are put before a line to bring it from `count` to `size`; negative where some are
  /// cut. The odd one is on the leading side.
  static func lead(from count: Int, to size: Int) -> Int {
    size >= count ? (size - count + 1) / 2 : -((count - size + 1) / 2)
  }
}
