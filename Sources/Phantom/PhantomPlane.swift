import Imaging

/// Where an image lies in the heart's frame, in mm.
///
/// Its rows are at right angles to the long axis, so that each row has one place on it: short-axis
/// images, turned or not, and views along the axis.
public struct PhantomPlane: Hashable, Sendable {
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// The distance of pixels, in mm.
  public var spacing: Double
  /// The thickness of the averaged slab, in mm.
  public var thickness: Double
  /// The middle of the image.
  public var center: SIMD3<Double>
  /// The directions of a row, which has no part along the long axis, and of a column.
  public var orientation: ImageOrientation

  /// The centre of a pixel.
  public func place(row: Int, column: Int) -> SIMD3<Double> {
    center
      + orientation.row * (spacing * (Double(column) - Double(columns - 1) / 2))
      + orientation.column * (spacing * (Double(row) - Double(rows - 1) / 2))
  }

  /// The same image on a matrix of another size about the same middle.
  public func resized(rows: Int, columns: Int) -> PhantomPlane {
    var plane = self
    (plane.rows, plane.columns) = (rows, columns)
    return plane
  }
}
