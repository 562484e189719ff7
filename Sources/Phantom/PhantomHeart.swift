import Foundation

/// The geometry of a beating heart: two ventricles and two atria, given by radii around the long
/// axis of the left ventricle.
///
/// The heart's frame: the origin is the outer apex, z runs along the axis to the base, x to the
/// right of the upright image and y down, in mm. The heart is given by its contraction, 0 at
/// end-diastole and 1 at end-systole:
///
/// - The cavity of the left ventricle is at end-diastole an ellipsoid of revolution, slightly
///   elliptic, cut by the plane of the base above its equator; in systole its radii shrink, less
///   where a scar is.
/// - Between two levels of the muscle the volume of the wall stays the same, so that it thickens
///   as it moves inwards and as the ventricle shortens. The apex stays, the base comes down.
/// - The right ventricle is a crescent on the outside of the septum.
///
/// The ventricles' volumes are those that the patient was drawn with.
public struct PhantomHeart: Sendable {
  let shape: HeartShape
  /// What depends on the direction alone, one entry for each of `directions`.
  let table: [HeartDirection]
  /// Where the axis moves in systole.
  let shift: SIMD2<Double>
  /// Where it moves from apex to base.
  let drift: SIMD2<Double>
  /// When systole ends, as a share of the cycle: at a phase of the scan.
  let systole: Double

  /// Entries of the table over a full turn.
  static let directions = 256

  public init(_ patient: PhantomPatient) {
    let table = (0..<Self.directions).map { index in
      HeartDirection(2 * .pi * Double(index) / Double(Self.directions), of: patient)
    }
    self.table = table
    shift = patient.systolicShift
    drift = patient.drift
    let phases = Double(max(1, patient.scan.phases))
    systole = max(1, (patient.systole * phases).rounded()) / phases

    var shape = HeartShape(patient)
    let remaining = (1 - patient.longitudinalShortening) / 1000
    let relaxed = HeartIntegrals(shape, table, contraction: 0)
    shape.inwards = relaxed.inwards(
      leaving: patient.endDiastolicVolume * (1 - patient.ejectionFraction) / remaining)
    let contracted = HeartIntegrals(shape, table, contraction: 1)
    let right = patient.rightEndDiastolicVolume
    shape.rightWidth = SIMD2(
      relaxed.width(holding: right * 1000),
      contracted.width(holding: right * (1 - patient.rightEjectionFraction) / remaining))
    self.shape = shape
  }

  /// The outer length of the left ventricle at end-diastole.
  public var length: Double { shape.length }

  static func length(of patient: PhantomPatient) -> Double { HeartShape(patient).length }

  /// Where the plane of the base is on the axis.
  public func base(contraction: Double) -> Double { shape.base(contraction) }

  /// Where the middle of the left ventricle lies in x and y.
  public func axis(z: Double, contraction: Double) -> SIMD2<Double> {
    shift * contraction + drift * (z / length - 0.5)
  }

  /// How far contracted the heart is at a time, a share of the cycle from 0 to 1: up to the end of
  /// systole as a cosine, then quick filling, rest, and the atria's kick.
  public func contraction(at time: Double) -> Double {
    func fall(_ from: Double, _ to: Double, _ share: Double) -> Double {
      from + (to - from) * (1 - cos(.pi * max(0, min(1, share)))) / 2
    }
    let filled = systole + 0.22
    if time <= systole { return fall(0, 1, time / systole) }
    if time < filled { return fall(1, 0.22, (time - systole) / (filled - systole)) }
    if time < 0.84 { return 0.22 - 0.05 * (time - filled) / max(0.01, 0.84 - filled) }
    return fall(0.17, 0, (time - 0.84) / 0.14)
  }

  /// The volumes of the ventricles in ml, integrated over levels and directions.
  public func volumes(contraction: Double) -> PhantomVolumes {
    let sums = HeartIntegrals(shape, table, contraction: contraction)
    let kept = (1 - shape.shortening * contraction) / 1000
    let moved = contraction * shape.inwards
    let width = shape.rightWidth(contraction)
    return PhantomVolumes(
      left: kept * (sums.area - 2 * moved * sums.motion + moved * moved * sums.squaredMotion),
      right: kept * (width * sums.crescent + width * width * sums.squaredCrescent / 2),
      muscle: sums.muscle / 1000)
  }
}
