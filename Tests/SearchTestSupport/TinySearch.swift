import Engine
import Search
import StudyTerms
import Tables
import TestSupport
import Volumes

/// Two methods on three patients with true volumes of 100 and 50 ml (EF 50 %), the third with a
/// turned series.
package enum TinySearch {
  /// Of EDV, ESV and the first frame.
  private static let volumes: [(String, [(Double, Double, Double)])] = [
    // EF 50, 40 and none: errors 0, 10 and 100.
    ("a", [(100, 50, 90), (100, 60, 120), (0, 0, 0)]),
    // EF 60, 60 and 60: errors 10.
    ("b", [(100, 40, 100), (150, 60, 150), (50, 20, 50)]),
  ]

  package static let measurements = Rows(
    volumes.flatMap { method, volumes in
      zip(["1", "2", "3_rot90"], volumes).map { id, volumes in
        measurement(id, method, volumes)
      } + [measurement("3", method, volumes[2], isUsed: false)]
    })

  private static func measurement(
    _ id: String, _ method: String, _ volumes: (Double, Double, Double), isUsed: Bool = true
  ) -> SeriesMeasurement {
    SeriesMeasurement(
      id: SeriesID(id), patient: SeriesID(String(SeriesID(id).patient)), method: method,
      isUsed: isUsed, isLandscape: id.hasPrefix("3"),
      volumes: VentricularVolumes(diastole: volumes.0, systole: volumes.1),
      firstFrame: volumes.2, truth: VentricularVolumes(diastole: 100, systole: 50))
  }

  package static let search = SearchComparison(
    source: .cohort(Asked(Given(measurements))), methods: ["a", "b"], repetitions: 200,
    trainedThreshold: nil, goodEjectionFraction: 0.2, badVolume: 0.3)
}
