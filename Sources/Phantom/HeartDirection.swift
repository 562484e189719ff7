import Foundation

/// The properties of a heart that depend only on the direction from the long axis.
struct HeartDirection: Hashable, Sendable {
  /// The cavity's radius, as a multiple.
  var shape: Double
  /// The wall at end-diastole and the equator, without a scar, in mm.
  var wall: Double
  /// How much of the scar there is, 0...1.
  var scar: Double
  /// The right ventricle's width, 0...1.
  var crescent: Double

  init(_ angle: Double, of patient: PhantomPatient) {
    // The cavity is widest across the septum.
    shape =
      1 + patient.ellipticity * cos(2 * (angle - 1.2)) + patient.triangularity
      * cos(3 * (angle - 0.4))
    let septum = Self.bump(angle - patient.roll - .pi, 1.3)
    let uneven = 1 + 0.05 * cos(3 * angle + 1)
    wall = patient.wallThickness * uneven * (1 + patient.septalThickening * septum)
    scar = patient.scar.map { Self.bump(angle - $0.direction, $0.halfAngle) } ?? 0
    crescent = Self.crescent(Self.folded(angle - patient.roll - .pi))
  }

  /// From one insertion to the other: the free wall leaves the septum slowly in front, up to a
  /// corner on the diaphragm, below which a flat side leads back.
  private static func crescent(_ angle: Double) -> Double {
    let (half, corner) = (1.42, -0.72)
    guard abs(angle) < half else { return 0 }
    let front = pow((half - angle) / (half - corner), 0.72)
    let below = pow((half + angle) / (half + corner), 0.62)
    // The lesser of both, rounded where they meet.
    func lesser(_ a: Double, _ b: Double) -> Double {
      (a + b - ((a - b) * (a - b) + 0.02).squareRoot()) / 2
    }
    return max(0, lesser(front, below)) / lesser(1, 1)
  }

  init(shape: Double, wall: Double, scar: Double, crescent: Double) {
    self.shape = shape
    self.wall = wall
    self.scar = scar
    self.crescent = crescent
  }

  /// Between two directions.
  func mixed(_ other: HeartDirection, _ share: Double) -> HeartDirection {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return HeartDirection(
      shape: mix(shape, other.shape), wall: mix(wall, other.wall), scar: mix(scar, other.scar),
      crescent: mix(crescent, other.crescent))
  }

  /// 1 in the middle, 0 from `half` on.
  private static func bump(_ angle: Double, _ half: Double) -> Double {
    let away = abs(folded(angle)) / half
    return away < 1 ? (1 + cos(.pi * away)) / 2 : 0
  }

  /// The same angle from -pi to pi.
  private static func folded(_ angle: Double) -> Double {
    angle - 2 * .pi * (angle / (2 * .pi)).rounded()
  }
}
