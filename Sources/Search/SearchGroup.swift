import StudyTerms
import Volumes

/// The series of one method that count, one version each.
struct SearchGroup {
  var method: String
  var rows: [SeriesMeasurement]
  /// What was trained on.
  var labels: Set<SeriesID>
  /// Those that are left out, because nobody knows the truth.
  var unknown: Int

  var errors: [Double] { rows.map(\.ejectionFractionError) }
  var undefined: Int { rows.filter { $0.volumes.ejectionFraction.isNaN }.count }

  /// The larger of the errors of both volumes, in ml, signed as published.
  var signedVolumeErrors: [Double] { rows.map { max($0.error(.diastole), $0.error(.systole)) } }
  /// The larger of both without sign.
  var absoluteVolumeErrors: [Double] {
    rows.map { max(abs($0.error(.diastole)), abs($0.error(.systole))) }
  }
  var signedRelativeErrors: [Double] { rows.map(\.signedRelativeError) }
  var absoluteRelativeErrors: [Double] { rows.map(\.confidence) }
  var relativeEjectionFractionErrors: [Double] { rows.map(\.relativeEjectionFractionError) }
}

extension SeriesMeasurement {
  /// The larger of the relative errors of both volumes, signed as published.
  var signedRelativeError: Double { max(relativeError(.diastole), relativeError(.systole)) }
}
