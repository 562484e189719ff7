import StudyTerms

/// A measure of a left ventricle.
package enum VolumeMeasure: String, Codable, Hashable, Sendable, CaseIterable {
  /// End-diastolic and end-systolic volume, in ml.
  case diastole = "EDV"
  case systole = "ESV"
  /// The ejection fraction, in per cent.
  case ejectionFraction = "EF"

  /// The measure's value in its unit; NaN if a volume is unknown.
  package func value(of volumes: VentricularVolumes) -> Double {
    switch self {
    case .diastole: volumes.diastole
    case .systole: volumes.systole
    case .ejectionFraction: volumes.ejectionFraction
    }
  }
}
