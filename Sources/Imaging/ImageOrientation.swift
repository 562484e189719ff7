/// The directions of an image's axes as unit vectors in patient space, LPS.
public struct ImageOrientation: Hashable, Sendable {
  /// Along a row: where the column number grows.
  public var row: SIMD3<Double>
  /// Along a column: where the row number grows.
  public var column: SIMD3<Double>

  public init(row: SIMD3<Double>, column: SIMD3<Double>) {
    self.row = row
    self.column = column
  }

  /// From the six cosines of ImageOrientationPatient; nil for another number of them.
  public init?(_ cosines: [Double]) {
    guard cosines.count == 6 else { return nil }
    row = SIMD3(cosines[0], cosines[1], cosines[2])
    column = SIMD3(cosines[3], cosines[4], cosines[5])
  }

  /// Whether its axes are of length 1 and at right angles, as far as headers round them.
  package var isPossible: Bool {
    abs(row.length - 1) < 0.1 && abs(column.length - 1) < 0.1 && abs(row.dot(column)) < 0.1
  }

  /// The six cosines, row first.
  public var cosines: [Double] { [row.x, row.y, row.z, column.x, column.y, column.z] }

  /// row x column.
  public var normal: SIMD3<Double> { row.cross(column) }

  /// The same plane with axes of length 1 at right angles.
  package var orthonormal: ImageOrientation {
    let row = row.normalized
    return ImageOrientation(row: row, column: normal.normalized.cross(row))
  }
}
