import StudyTerms
import Volumes

/// One method's series that count, one version each.
package struct SearchGroup {
  /// The name of the method.
  package var method: String
  /// The series that the method measured and whose truth is known.
  package var rows: [SeriesMeasurement]
  /// The series that the method was trained on.
  package var labels: Set<SeriesID>
  /// The number of series left out because the truth is unknown.
  package var unknown: Int

  /// The absolute errors of the ejection fraction, in percentage points.
  package var errors: [Double] { rows.map(\.ejectionFractionError) }
  /// The number of series without a predicted ejection fraction.
  package var undefined: Int { rows.filter { $0.volumes.ejectionFraction.isNaN }.count }

  /// The larger of the errors of both volumes, in ml, signed as published.
  package var signedVolumeErrors: [Double] {
    rows.map { max($0.error(.diastole), $0.error(.systole)) }
  }
  /// The larger of the absolute errors of both volumes, in ml.
  package var absoluteVolumeErrors: [Double] {
    rows.map { max(abs($0.error(.diastole)), abs($0.error(.systole))) }
  }
  /// The larger of the relative errors of both volumes, signed as published, as fractions.
  package var signedRelativeErrors: [Double] { rows.map(\.signedRelativeError) }
  /// The larger of the absolute relative errors of both volumes, as fractions.
  package var absoluteRelativeErrors: [Double] { rows.map(\.confidence) }
  /// The relative errors of the ejection fraction, as fractions.
  package var relativeEjectionFractionErrors: [Double] { rows.map(\.relativeEjectionFractionError) }
}

extension SeriesMeasurement {
  /// The larger of the relative errors of both volumes, signed as published.
  package var signedRelativeError: Double { max(relativeError(.diastole), relativeError(.systole)) }
}
