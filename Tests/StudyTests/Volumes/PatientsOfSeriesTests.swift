import CohortTerms
import Cohorts
import Engine
import Foundation
import Imaging
import Labels
import Measurements
import Phantom
import PhantomFiles
import Search
import SearchErrors
import StudyTerms
import SyntheticCohorts
import Tables
import Testing
import VolumeStatistics

@testable import Study

/// Intervals draw patients, whatever their series are called.
@Suite struct PatientsOfSeriesTests {
  private let files = OwnFiles()

  /// A folder that holds two studies of its patient.
  private func volumes() throws -> CohortVolumes {
    for number in 1...2 {
      let patient = SyntheticPatient(
        profile: .challenge, seed: 5, number: number, inconsistencies: [], phases: 4, matrix: 48)
      try patient.study.write(
        to: files.url("dicom/P1/study\(number)/x").deletingLastPathComponent())
    }
    try Data("pid,EDV,ESV\nP1,150,60\n".utf8).write(to: files.url("volumes.csv"))
    let images = PatientImages(
      member: .files(FileReference(dataset: "own-images", path: "dicom/P1")), legacy: false)
    let network = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "size": 32, "widths": [4, 8], "epochs": 1, "validation": 0, "transforms": "no",
       "runs": [{"name": "a"}]}
      """
    ).runs[0].network
    let labels = CohortLabels(patients: [images], labeller: .network(Asked(network)))
    return CohortVolumes(
      methods: [
        .init(name: "net", measurements: LabelMeasurements(labels: labels, keepsLabels: false))
      ], known: .table(FileReference(dataset: "own-images", path: "volumes.csv")))
  }

  @Test func twoStudiesOfOnePatientAreOnePatient() async throws {
    let mirror = TransferMirror()
    mirror.root = files.root
    let volumes = try volumes()
    let series = try await mirror.run(volumes).rows
    #expect(Set(series.map(\.id.unrotated)).count == 2)
    #expect(Set(series.map(\.patient)) == [SeriesID("P1")])
    func search(_ repetitions: Int) -> SearchComparison {
      SearchComparison(
        source: .cohort(Asked(volumes)), methods: ["net"], repetitions: repetitions,
        trainedThreshold: 0.05, goodEjectionFraction: 0.1, badVolume: 0.2)
    }
    // One patient has no interval.
    let errors = try await mirror.run(search(20)).rows
    #expect(errors.map(\.count) == [2])
    #expect(errors.map(\.low.isNaN) == [true] && errors.map(\.high.isNaN) == [true])
    let seeds = try await mirror.run(
      SeedVolumes(volumes: [search(20), search(30)], repetitions: 20))
    #expect(seeds.error.low.isNaN && seeds.error.high.isNaN)
    let agreement = try await mirror.run(
      VolumeComparison(source: .cohort(Asked(volumes)), methods: ["net"], repetitions: 20))
    #expect(agreement.agreement.rows.allSatisfy { $0.biasPatientLow.isNaN })
    let trust = try await mirror.run(
      LabelTrust(
        volumes: Asked(volumes), method: "net", thresholds: [0.1], goodEjectionFraction: 0.1,
        badVolume: 0.2, repetitions: 20))
    #expect(trust.sets.rows.last?.patients == 1)
  }
}
