import Foundation

/// Integrals over a heart's levels, as they are at end-diastole, and directions: what its volumes
/// are made of, in mm3.
///
/// Over levels by the midpoint rule, over the circle by the trapezoid rule, which agree with the
/// closed forms of an ellipsoid to a hundred-thousandth.
struct HeartIntegrals: Hashable, Sendable {
  /// Half the squared radius of the relaxed cavity; times the share of motion that is left by a
  /// scar; times its square.
  var area = 0.0
  var motion = 0.0
  var squaredMotion = 0.0
  /// The crescent's width, as a share, times the radius that it lies on; its square.
  var crescent = 0.0
  var squaredCrescent = 0.0
  /// Of the wall.
  var muscle = 0.0

  init(_ shape: HeartShape, _ table: [HeartDirection], contraction: Double) {
    let levels = 96
    for (bottom, top) in [(-shape.apexWall, 0), (0, shape.cavityLength)] {
      let step = (top - bottom) / Double(levels)
      let weight = step * 2 * .pi / Double(table.count)
      for index in 0..<levels {
        let height = bottom + step * (Double(index) + 0.5)
        guard let level = shape.level(height: height, contraction: contraction) else { continue }
        for direction in table { add(shape, level, direction, weight) }
      }
    }
  }

  private mutating func add(
    _ shape: HeartShape, _ level: HeartLevel, _ direction: HeartDirection, _ weight: Double
  ) {
    let relaxed = level.inner * direction.shape
    let motion = 1 - direction.scar * level.scar * (shape.scar?.akinesia ?? 0)
    let half = weight * relaxed * relaxed / 2
    area += half
    self.motion += half * motion
    squaredMotion += half * motion * motion
    let radii = shape.radii(level, direction)
    let width = level.right * direction.crescent
    crescent += weight * width * radii.outer
    squaredCrescent += weight * width * width
    let kept = 1 - shape.shortening * level.contraction
    muscle += weight * kept * (radii.outer * radii.outer - radii.inner * radii.inner) / 2
  }

  /// How far the wall moves inwards, as a share of the radius, to leave this volume at the relaxed
  /// length.
  func inwards(leaving volume: Double) -> Double {
    let root = max(0, motion * motion - squaredMotion * (area - volume)).squareRoot()
    return max(0, min(0.9, (motion - root) / squaredMotion))
  }

  /// How wide the right ventricle is to hold this volume in the relaxed length.
  func width(holding volume: Double) -> Double {
    guard squaredCrescent > 0 else { return 0 }
    let root = (crescent * crescent + 2 * squaredCrescent * volume).squareRoot()
    return (root - crescent) / squaredCrescent
  }
}
