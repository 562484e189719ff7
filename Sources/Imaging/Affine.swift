/// The map from voxel indices to patient space in mm, RAS: `origin + x * i + y * j + z * k`.
public struct Affine: Hashable, Sendable {
  /// One step along the first voxel axis, in mm.
  public var i: SIMD3<Double>
  /// One step along the second voxel axis, in mm.
  public var j: SIMD3<Double>
  /// One step along the third voxel axis, in mm.
  public var k: SIMD3<Double>
  /// The centre of the first voxel, in mm.
  public var origin: SIMD3<Double>

  public init(
    i: SIMD3<Double>, j: SIMD3<Double>, k: SIMD3<Double>, origin: SIMD3<Double>
  ) {
    self.i = i
    self.j = j
    self.k = k
    self.origin = origin
  }

  /// Converts steps and origin from LPS, the space of DICOM, by changing the sign of x and y.
  public static func lps(
    i: SIMD3<Double>, j: SIMD3<Double>, k: SIMD3<Double>, origin: SIMD3<Double>
  ) -> Affine {
    let flip = SIMD3<Double>(-1, -1, 1)
    return Affine(i: i * flip, j: j * flip, k: k * flip, origin: origin * flip)
  }

  /// The position of a voxel; whole numbers give its centre.
  public func callAsFunction(_ voxel: SIMD3<Double>) -> SIMD3<Double> {
    origin + i * voxel.x + j * voxel.y + k * voxel.z
  }

  /// The lengths of the three steps, in mm.
  public var spacing: SIMD3<Double> { SIMD3(i.length, j.length, k.length) }

  /// 1 for right-handed axes, -1 for left-handed ones.
  package var handedness: Double { i.cross(j).dot(k) < 0 ? -1 : 1 }
}
