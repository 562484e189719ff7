import Imaging

extension PlaneTransform {
  /// Where the pixels of a slice with so many rows and columns come to lie on the series' grid.
  package func map(rows: Int, columns: Int) -> PlaneMap {
    let own = SIMD2(Double(columns), Double(rows))
    let scaled = resized.map { SIMD2(Double($0.y), Double($0.x)) } ?? own
    let scale = scaled / own
    var map = PlaneMap(
      origin: scale * 0.5 - 0.5, column: SIMD2(scale.x, 0), row: SIMD2(0, scale.y))
    if let rotation { map = map.turned(by: rotation, about: (scaled - 1) / 2) }
    map.origin += SIMD2(
      Double(Self.lead(from: Int(scaled.x), to: size.y) + shift.y),
      Double(Self.lead(from: Int(scaled.y), to: size.x) + shift.x))
    return map
  }
}

extension PlaneMap {
  /// Followed by a rotation, which says where steps of its result lead in what it is given.
  fileprivate func turned(
    by rotation: PlaneTransform.Rotation, about center: SIMD2<Double>
  ) -> PlaneMap {
    let (a, b) = (rotation.column, rotation.row)
    let determinant = a.x * b.y - a.y * b.x
    func back(_ step: SIMD2<Double>) -> SIMD2<Double> {
      SIMD2(step.x * b.y - step.y * b.x, step.y * a.x - step.x * a.y) / determinant
    }
    return PlaneMap(
      origin: center + back(origin - center), column: back(column), row: back(row))
  }
}
