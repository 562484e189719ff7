import CohortTerms

/// Who is scanned and how: everything that the seed decides about one patient of a synthetic
/// cohort.
///
/// A patient depends on the seed, the profile and the own number only, not on the cohort's size.
/// Lengths are in mm, volumes in ml, angles in radians as the image shows them (0 to the right,
/// clockwise, the septum at pi).
public struct PhantomPatient: Hashable, Sendable {
  /// The patient's number, from 1.
  public var number: Int
  /// The cohort's seed.
  public var seed: UInt64
  /// The kind of cohort.
  public var profile: PhantomProfile

  /// Whether the patient is male.
  public var isMale: Bool
  /// The age, in years.
  public var age: Double
  /// The body surface area, in m².
  public var bodySurface: Double
  /// What is wrong with the heart.
  public var pathology: PhantomPathology

  /// The left ventricle's end-diastolic volume, in ml.
  public var endDiastolicVolume: Double
  /// The left ventricle's ejection fraction, 0...1.
  public var ejectionFraction: Double
  /// The right ventricle's end-diastolic volume, in ml.
  public var rightEndDiastolicVolume: Double
  /// The right ventricle's ejection fraction, 0...1.
  public var rightEjectionFraction: Double
  /// The left ventricle's wall thickness at end-diastole, remote from a lesion, in mm.
  public var wallThickness: Double
  /// The septum's wall beyond the others', as a share.
  public var septalThickening: Double
  /// Length of the cavity over the radius of its equator.
  public var elongation: Double
  /// How elliptic the cavity's cross-section is: the share by which its radius varies twice around.
  public var ellipticity: Double
  /// The share by which that radius varies three times around.
  public var triangularity: Double
  /// The share of its length that the ventricle loses in systole.
  public var longitudinalShortening: Double
  /// The scar of an infarct; nil for none.
  public var scar: PhantomScar?
  /// Where the heart moves in systole within the slice.
  public var systolicShift: SIMD2<Double>
  /// Of the right ventricle and the papillary muscles about the long axis, clockwise.
  public var roll: Double
  /// From apex to base, how far the middle of the left ventricle wanders within the slice.
  public var drift: SIMD2<Double>

  /// When systole ends, as a share of the heart cycle.
  public var systole: Double

  /// How the patient is scanned.
  public var scan: PhantomScan

  /// The identifier in folders and tables.
  public var id: String { String(number) }
}
