extension Plane {
  /// Cropped or padded with zeros about the centre, the odd pixel on the leading side.
  func centered(rows: Int, columns: Int) -> Plane {
    if rows == self.rows && columns == self.columns { return self }
    let top = PlaneTransform.lead(from: self.rows, to: rows)
    let left = PlaneTransform.lead(from: self.columns, to: columns)
    var result = Plane(
      rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
    for row in max(0, top)..<min(rows, top + self.rows) {
      for column in max(0, left)..<min(columns, left + self.columns) {
        result[row, column] = self[row - top, column - left]
      }
    }
    return result
  }

  /// Turned by 90 degrees, as `numpy.rot90` turns an array of x and y: the new x runs against y, the new y along x.
  func turned() -> Plane {
    var result = self
    (result.rows, result.columns) = (columns, rows)
    for row in 0..<result.rows {
      for column in 0..<result.columns { result[row, column] = self[rows - 1 - column, row] }
    }
    return result
  }
}
