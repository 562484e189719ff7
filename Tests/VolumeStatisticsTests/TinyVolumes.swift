import Engine
import StudyTerms
import Tables
import TestSupport

/// Volumes of four patients by one method.
enum TinyVolumes {
  /// EDV too large by 10, 20, 30 and 40 ml of 100 ml; ESV exact.
  static let rows = (1...4).map { patient in
    measurement(patient, diastole: 100 + 10 * Double(patient), dice: 1 - Double(patient) / 10)
  }

  static func measurement(
    _ patient: Int, diastole: Double, dice: Double = .nan,
    truth: VentricularVolumes? = VentricularVolumes(diastole: 100, systole: 50)
  ) -> SeriesMeasurement {
    SeriesMeasurement(
      id: SeriesID("\(patient)"), patient: SeriesID("\(patient)"), method: "own", isUsed: true,
      isLandscape: false, volumes: VentricularVolumes(diastole: diastole, systole: 50),
      firstFrame: diastole, truth: truth, ventricle: dice, myocardium: dice / 2)
  }

  static func asked(_ rows: [SeriesMeasurement] = rows) -> Asked<Rows<SeriesMeasurement>> {
    Asked(Given(Rows(rows)))
  }
}
