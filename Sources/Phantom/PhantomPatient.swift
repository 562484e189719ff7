import CohortTerms

/// Who is scanned and how: all that the seed decides about one patient of a synthetic cohort.
///
/// A patient depends on the seed, the profile and the own number only, not on the cohort's size. Lengths are in mm, volumes in
/// ml, angles in radians as the image shows them (0 to the right, clockwise, the septum at pi).
public struct PhantomPatient: Hashable, Sendable {
  /// From 1.
  public var number: Int
  public var seed: UInt64
  public var profile: PhantomProfile

  public var isMale: Bool
  /// In years.
  public var age: Double
  /// Body surface, in square metres.
  public var bodySurface: Double
  public var pathology: PhantomPathology

  public var endDiastolicVolume: Double
  public var ejectionFraction: Double
  public var rightEndDiastolicVolume: Double
  public var rightEjectionFraction: Double
  /// Of the left ventricle at end-diastole, remote from a lesion.
  public var wallThickness: Double
  /// The septum's wall beyond the others', as a share.
  public var septalThickening: Double
  /// Length of the cavity over the radius of its equator.
  public var elongation: Double
  /// Of the cavity's cross-section: its radius varies by this share twice, and three times, around.
  public var ellipticity: Double
  public var triangularity: Double
  /// The share of its length that the ventricle loses in systole.
  public var longitudinalShortening: Double
  public var scar: PhantomScar?
  /// Where the heart moves in systole within the slice.
  public var systolicShift: SIMD2<Double>
  /// Of the right ventricle and the papillary muscles about the long axis, clockwise.
  public var roll: Double
  /// From apex to base, how far the middle of the left ventricle wanders within the slice.
  public var drift: SIMD2<Double>

  /// When systole ends, as a share of the heart cycle.
  public var systole: Double

  public var scan: PhantomScan

  /// The identifier in folders and tables.
  public var id: String { String(number) }
}
