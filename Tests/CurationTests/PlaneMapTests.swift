import Foundation
import Testing

@testable import Curation
@testable import Imaging

/// Points are moved as pixels are.
@Suite struct PlaneMapTests {
  /// The centre of gravity of a spot after the transform, and where the map puts the spot.
  private func places(
    _ transform: PlaneTransform, rows: Int, columns: Int, spot: SIMD2<Int>
  ) -> (SIMD2<Double>, SIMD2<Double>) {
    var plane = Plane(
      rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
    for row in spot.y - 9...spot.y + 9 {
      for column in spot.x - 9...spot.x + 9 {
        let (x, y) = (Float(column - spot.x), Float(row - spot.y))
        plane[row, column] = exp(-(x * x + y * y) / 12)
      }
    }
    let moved = transform(plane)
    var (sum, mass) = (SIMD2<Double>.zero, 0.0)
    for row in 0..<moved.rows {
      for column in 0..<moved.columns {
        let weight = Double(moved[row, column])
        sum += SIMD2(Double(column), Double(row)) * weight
        mass += weight
      }
    }
    let map = transform.map(rows: rows, columns: columns)
    return (sum / mass, map(SIMD2(Double(spot.x), Double(spot.y))))
  }

  private func expectAlike(_ transform: PlaneTransform, rows: Int, columns: Int) {
    for spot in [SIMD2(30, 20), SIMD2(25, 41)] {
      let (pixels, mapped) = places(transform, rows: rows, columns: columns, spot: spot)
      let away = pixels - mapped
      #expect(abs(away.x) < 0.03 && abs(away.y) < 0.03)
    }
  }

  @Test func croppedPaddedAndShifted() {
    expectAlike(PlaneTransform(size: SIMD2(64, 60)), rows: 64, columns: 60)
    expectAlike(
      PlaneTransform(size: SIMD2(71, 55), shift: SIMD2(2, -3)), rows: 64, columns: 60)
  }

  @Test func rescaled() {
    expectAlike(
      PlaneTransform(resized: SIMD2(80, 90), size: SIMD2(80, 90)), rows: 64, columns: 60)
    expectAlike(
      PlaneTransform(resized: SIMD2(48, 45), size: SIMD2(64, 60)), rows: 64, columns: 60)
  }

  @Test func turned() {
    let (c, s) = (cos(0.3), sin(0.3))
    let rotation = PlaneTransform.Rotation(column: SIMD2(c, -s), row: SIMD2(s, c))
    expectAlike(PlaneTransform(rotation: rotation, size: SIMD2(64, 60)), rows: 64, columns: 60)
    expectAlike(
      PlaneTransform(resized: SIMD2(80, 90), rotation: rotation, size: SIMD2(76, 96)), rows: 64,
      columns: 60)
  }
}
