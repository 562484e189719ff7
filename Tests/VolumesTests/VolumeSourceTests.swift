import Engine
import StudyTerms
import Tables
import TestSupport
import Testing
import Volumes

@Suite struct VolumeSourceTests {
  private static func measurement(_ id: String, _ method: String, isUsed: Bool) -> SeriesMeasurement
  {
    SeriesMeasurement(
      id: SeriesID(id), patient: SeriesID(id), method: method, isUsed: isUsed, isLandscape: false,
      volumes: VentricularVolumes(diastole: 100, systole: 50), firstFrame: 100, truth: nil)
  }

  private let all = [
    measurement("1", "a", isUsed: true), measurement("2", "a", isUsed: false),
    measurement("1", "b", isUsed: true),
  ]

  @Test func onlyVersionsThatCountAreTaken() throws {
    let source = VolumeSource.cohort(Asked(Given(Rows(all))))
    #expect(try source.measurements(by: "a", of: all).map(\.id) == [SeriesID("1")])
    #expect(throws: StudyError("there is no method c; the methods are a, b")) {
      try source.measurements(by: "c", of: all)
    }
    #expect(throws: StudyError("there are no volumes by c")) {
      try source.measurements(by: "c", of: [])
    }
  }
}
