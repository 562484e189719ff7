/// From voxel numbers to patient space in mm, RAS: `origin + x * i + y * j + z * k`.
public struct Affine: Hashable, Sendable {
  /// One step along the first voxel axis.
  public var i: SIMD3<Double>
  public var j: SIMD3<Double>
  public var k: SIMD3<Double>
  /// The centre of the first voxel.
  public var origin: SIMD3<Double>

  public init(
    i: SIMD3<Double>, j: SIMD3<Double>, k: SIMD3<Double>, origin: SIMD3<Double>
  ) {
    self.i = i
    self.j = j
    self.k = k
    self.origin = origin
  }

  /// From steps and origin in LPS, the space of DICOM: x and y change their sign.
  public static func lps(
    i: SIMD3<Double>, j: SIMD3<Double>, k: SIMD3<Double>, origin: SIMD3<Double>
  ) -> Affine {
    let flip = SIMD3<Double>(-1, -1, 1)
    return Affine(i: i * flip, j: j * flip, k: k * flip, origin: origin * flip)
  }

  /// The place of a voxel, its centre for whole numbers.
  public func callAsFunction(_ voxel: SIMD3<Double>) -> SIMD3<Double> {
    origin + i * voxel.x + j * voxel.y + k * voxel.z
  }

  /// The lengths of the three steps.
  public var spacing: SIMD3<Double> { SIMD3(i.length, j.length, k.length) }

  /// Whether the axes are right-handed (positive) or left-handed (negative).
  var handedness: Double { i.cross(j).dot(k) < 0 ? -1 : 1 }
}
