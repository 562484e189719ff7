import StudyTerms

/// What is measured of a left ventricle.
package enum VolumeMeasure: String, Codable, Hashable, Sendable, CaseIterable {
  /// In ml.
  case diastole = "EDV"
  case systole = "ESV"
  /// In per cent.
  case ejectionFraction = "EF"

  package func value(of volumes: VentricularVolumes) -> Double {
    switch self {
    case .diastole: volumes.diastole
    case .systole: volumes.systole
    case .ejectionFraction: volumes.ejectionFraction
    }
  }
}
