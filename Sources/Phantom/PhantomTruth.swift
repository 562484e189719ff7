import CohortTerms
import Foundation

/// The truth about a synthetic patient: a row of `truth.tsv`. Volumes come from the geometry, not
/// from pixels.
public struct PhantomTruth: Sendable {
  /// Volumes in ml, EF as a fraction, mass in g, lengths in mm, frames from 0; age in years.
  public static let columns = [
    "pid", "profile", "sex", "age", "bodySurface", "pathology", "manufacturer", "model",
    "fieldStrength", "rows", "columns", "pixelSpacing", "sliceThickness", "sliceSpacing", "slices",
    "phases", "edFrame", "esFrame", "EDV", "ESV", "EF", "RVEDV", "RVESV", "RVEF", "LVMass",
  ]

  /// The patient's phantom.
  public var phantom: Phantom
  /// The volumes at end-diastole, in ml.
  public var endDiastole: PhantomVolumes
  /// The volumes at end-systole, in ml.
  public var endSystole: PhantomVolumes

  public init(_ phantom: Phantom) {
    self.phantom = phantom
    endDiastole = phantom.volumes(frame: 0)
    endSystole = phantom.volumes(frame: phantom.endSystole)
  }

  /// The left ventricle's ejection fraction, 0...1.
  public var ejectionFraction: Double { 1 - endSystole.left / endDiastole.left }
  /// The right ventricle's ejection fraction, 0...1.
  public var rightEjectionFraction: Double { 1 - endSystole.right / endDiastole.right }
  /// The mass of the left ventricle's wall in g, at 1.05 g per ml.
  public var mass: Double { endDiastole.muscle * 1.05 }

  /// In the order of the columns.
  public var row: [String] {
    let patient = phantom.patient
    let scan = patient.scan
    func fixed(_ number: Double, _ decimals: Int) -> String {
      String(format: "%.\(decimals)f", number)
    }
    return [
      patient.id, patient.profile.rawValue, patient.isMale ? "M" : "F", fixed(patient.age, 1),
      fixed(patient.bodySurface, 2), patient.pathology.rawValue, scan.manufacturer, scan.model,
      "\(scan.field)", "\(scan.rows)", "\(scan.columns)", "\(scan.spacing)", "\(scan.thickness)",
      "\(scan.sliceDistance)", "\(scan.slices)", "\(scan.phases)", "0", "\(phantom.endSystole)",
      fixed(endDiastole.left, 2), fixed(endSystole.left, 2), fixed(ejectionFraction, 4),
      fixed(endDiastole.right, 2), fixed(endSystole.right, 2), fixed(rightEjectionFraction, 4),
      fixed(mass, 2),
    ]
  }
}
