import Imaging

extension PixelGrid<Float> {
  /// Turned about its centre, bilinear, with zeros from outside.
  func rotated(_ rotation: PlaneTransform.Rotation) -> Plane {
    var result = Plane(rows: rows, columns: columns, values: values)
    let center = SIMD2(Double(columns - 1), Double(rows - 1)) / 2
    for row in 0..<rows {
      for column in 0..<columns {
        let step = SIMD2(Double(column), Double(row)) - center
        let place = center + rotation.column * step.x + rotation.row * step.y
        result[row, column] = value(at: place)
      }
    }
    return result
  }

  /// Between the four pixels around (column, row); pixels outside are 0.
  private func value(at place: SIMD2<Double>) -> Float {
    let floor = place.rounded(.down)
    guard floor.x >= -1, floor.y >= -1, floor.x < Double(columns), floor.y < Double(rows) else {
      return 0
    }
    let (column, row) = (Int(floor.x), Int(floor.y))
    let right = Float(place.x - floor.x)
    let below = Float(place.y - floor.y)
    func pixel(_ row: Int, _ column: Int) -> Float {
      row < 0 || column < 0 || row >= rows || column >= columns ? 0 : self[row, column]
    }
    let upper = pixel(row, column) * (1 - right) + pixel(row, column + 1) * right
    let lower = pixel(row + 1, column) * (1 - right) + pixel(row + 1, column + 1) * right
    return upper * (1 - below) + lower * below
  }
}
