import Foundation

/// The formulas of a heart's outlines: radii from the long axis at a level, in a direction, at a
/// contraction.
struct HeartShape: Hashable, Sendable {
  /// Of the cavity's equator at end-diastole.
  var radius: Double
  /// Half of the whole ellipsoid's length.
  var halfLength: Double
  /// From the cavity's apex to the plane of the base.
  var cavityLength: Double
  /// Of the muscle below the cavity.
  var apexWall: Double
  /// The share of the length that is lost at end-systole.
  var shortening: Double
  /// The share of the radius that is lost at end-systole, remote from a scar.
  var inwards = 0.0
  /// Of the right ventricle in its widest place, at end-diastole and at end-systole.
  var rightWidth = SIMD2<Double>.zero
  var scar: PhantomScar?

  /// The part of the half length above the equator that belongs to the ventricle.
  private static let aboveEquator = 0.35

  init(_ patient: PhantomPatient) {
    let k = Self.aboveEquator
    // The volume of an ellipsoid of half axes 1, 1, 1 between its pole and k above its equator.
    let share = Double.pi * (2 / 3 + k - k * k * k / 3)
    // The radius varies as 1 + e cos(2 angle) + t cos(3 angle): the area is 1 + (e^2 + t^2) / 2
    // times the circle's.
    let uneven = SIMD2(patient.ellipticity, patient.triangularity)
    let round = 1 + (uneven * uneven).sum() / 2
    let slenderness = patient.elongation / (1 + k)
    radius = cbrt(1000 * patient.endDiastolicVolume / (share * slenderness * round))
    halfLength = slenderness * radius
    cavityLength = (1 + k) * halfLength
    apexWall = 0.6 * patient.wallThickness
    shortening = patient.longitudinalShortening
    scar = patient.scar
  }

  var length: Double { cavityLength + apexWall }

  func base(_ contraction: Double) -> Double { length * (1 - shortening * contraction) }

  func rightWidth(_ contraction: Double) -> Double {
    rightWidth.x + (rightWidth.y - rightWidth.x) * contraction
  }

  /// The properties shared by all directions at a place on the axis; nil below the apex and above
  /// the atria.
  func level(z: Double, contraction: Double) -> HeartLevel? {
    let base = base(contraction)
    if z <= base {
      let kept = 1 - shortening * contraction
      return level(height: z / kept - apexWall, contraction: contraction)
    }
    // The atria fill while the ventricles empty.
    let above = (z - base) / (Self.atrium * radius * (1 + 0.12 * contraction))
    guard above < 1, var level = level(height: cavityLength, contraction: contraction) else {
      return nil
    }
    level.atrium = (1 - above * above).squareRoot()
    return level
  }

  /// At a height in mm over the cavity's apex, as it is at end-diastole.
  func level(height: Double, contraction: Double) -> HeartLevel? {
    let outer = (height - halfLength) / (halfLength + apexWall)
    guard outer > -1, height <= cavityLength else { return nil }
    let inner = (height - halfLength) / halfLength
    let relative = max(0, height) / cavityLength
    let start = Self.rightApex
    let right = relative > start ? (relative - start) / (1 - start) : 0
    return HeartLevel(
      relative: relative, contraction: contraction,
      inner: height > 0 ? radius * max(0, 1 - inner * inner).squareRoot() : 0,
      outer: (1 - outer * outer).squareRoot(),
      scar: scar.map { Self.bump((relative - $0.level) / $0.halfLength) } ?? 0,
      // Steep at its apex, widest below the base.
      right: pow(sin(.pi * 0.58 * right), 0.7) * (right > 0 ? 1 : 0))
  }

  /// Where the right ventricle begins, from the left one's apex (0) to the base (1).
  private static let rightApex = 0.14
  /// Of the atria, in radii of the ventricle.
  private static let atrium = 1.9

  /// The radii of a direction at a level.
  func radii(_ level: HeartLevel, _ direction: HeartDirection) -> HeartRadii {
    let scarred = direction.scar * level.scar
    let moved = level.contraction * inwards * (1 - scarred * (scar?.akinesia ?? 0))
    let relaxed = level.inner * direction.shape
    let wall = direction.wall * (1 - scarred * (scar?.thinning ?? 0))
    let relaxedOuter = max(relaxed, (radius * direction.shape + wall) * level.outer)
    var inner = relaxed * (1 - moved)
    let kept = 1 - shortening * level.contraction
    var outer = (inner * inner + (relaxedOuter * relaxedOuter - relaxed * relaxed) / kept)
      .squareRoot()
    var right = outer + rightWidth(level.contraction) * level.right * direction.crescent
    if let atrium = level.atrium {
      // Thin walls about what was the cavity; the right one lies beside it as the ventricle did.
      inner = (inner + (relaxed - inner) * 0.7) * atrium * 0.95
      let beside = max(0, right * atrium - inner - Self.atrialWall)
      outer = inner + Self.atrialWall
      right = outer + beside * min(1, 3 * direction.crescent)
    }
    return HeartRadii(inner: inner, outer: outer, right: right)
  }

  private static let atrialWall = 2.0

  private static func bump(_ away: Double) -> Double {
    abs(away) < 1 ? (1 + cos(.pi * away)) / 2 : 0
  }
}
