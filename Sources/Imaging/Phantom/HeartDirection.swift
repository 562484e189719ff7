import Foundation

/// What of a heart depends on the direction from the long axis alone.
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
    // Fullest below the middle of the septum, drawn out towards the front.
    let away = Self.folded(angle - patient.roll - .pi) / 1.28
    let skewed = away + 0.22 * (1 - away * away)
    crescent = abs(away) < 1 ? pow(cos(.pi / 2 * skewed), 0.85) : 0
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
