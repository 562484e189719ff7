import StudyTerms
import Volumes

/// One method's series that count, one version each.
struct SearchGroup {
  var method: String
  var rows: [SeriesMeasurement]
  /// The series that the method was trained on.
  var labels: Set<SeriesID>
  /// The number of series left out because the truth is unknown.
  var unknown: Int

  var errors: [Double] { rows.map(\.ejectionFractionError) }
  var undefined: Int { rows.filter { $0.volumes.ejectionFraction.isNaN }.count }

  /// The larger of the errors of both volumes, in ml, signed as published.
  var signedVolumeErrors: [Double] { rows.map { max($0.error(.diastole), $0.error(.systole)) } }
  /// The larger of the absolute errors of both volumes, in ml.
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
