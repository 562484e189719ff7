import Imaging

/// A rotation as NIfTI-1 stores it: b, c and d of a unit quaternion whose a is not negative.
package struct Quaternion: Hashable, Sendable {
  package var b: Double
  package var c: Double
  package var d: Double

  init(b: Double, c: Double, d: Double) {
    self.b = b
    self.c = c
    self.d = d
  }

  /// The rotation of the affine's axes; the third is reversed if they are left-handed.
  package init(rotationOf affine: Affine) {
    let x = affine.i.normalized
    let z = x.cross(affine.j).normalized
    let y = z.cross(x)
    // The largest of the four comes first, from the diagonal; the others are divided by it.
    let diagonal = [x.x + y.y + z.z, x.x - y.y - z.z, y.y - x.x - z.z, z.z - x.x - y.y]
    let trace = diagonal.max() ?? 3
    let largest = max(0, 1 + trace).squareRoot() / 2
    let turn = SIMD3(y.z - z.y, z.x - x.z, x.y - y.x) / (4 * largest)
    let (xy, xz, yz) = (
      (x.y + y.x) / (4 * largest), (x.z + z.x) / (4 * largest), (y.z + z.y) / (4 * largest)
    )
    let (a, axis) =
      switch diagonal.firstIndex(of: trace) {
      case 1: (turn.x, SIMD3(largest, xy, xz))
      case 2: (turn.y, SIMD3(xy, largest, yz))
      case 3: (turn.z, SIMD3(xz, yz, largest))
      default: (largest, turn)
      }
    let positive = a < 0 ? -axis : axis
    self.init(b: positive.x, c: positive.y, d: positive.z)
  }

  /// The rotated axes.
  var axes: (i: SIMD3<Double>, j: SIMD3<Double>, k: SIMD3<Double>) {
    let a = max(0, 1 - b * b - c * c - d * d).squareRoot()
    return (
      SIMD3(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)),
      SIMD3(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)),
      SIMD3(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c)
    )
  }
}
