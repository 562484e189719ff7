import Cohorts
import Engine
import Foundation
import GroundTruth
import Labels
import Measurements
import Search
import StudyTerms
import Testing
import VolumeStatistics

@testable import Study

/// Measured volumes beside those of a table.
@Suite struct CohortVolumesTests {
  private let files = OwnFiles()

  private func mirror() -> TransferMirror {
    let mirror = TransferMirror()
    mirror.root = files.root
    return mirror
  }

  /// Of synthetic patients with their true labels, beside volumes of a table.
  private func volumes(patients: Int, known: String) throws -> CohortVolumes {
    try Data("pid,EDV,ESV\n\(known)\n".utf8).write(to: files.url("volumes.csv"))
    let cohort = try JSONDecoder().decode(
      Cohort.self,
      from: Data(
        #"{"phantom": "challenge", "patients": \#(patients), "phases": 4, "matrix": 48}"#.utf8))
    let labels = CohortLabels(patients: cohort.images, labeller: .truth)
    return CohortVolumes(
      methods: [
        .init(name: "truth", measurements: LabelMeasurements(labels: labels, keepsLabels: true))
      ], known: .table(FileReference(dataset: "own-images", path: "volumes.csv")))
  }

  @Test func aTableOfOthersIsNamed() async throws {
    let volumes = try volumes(patients: 1, known: "x,100,40")
    await #expect {
      try await mirror().run(volumes)
    } throws: {
      "\($0)".contains(
        "own-images/volumes.csv knows none of the cohort's patients (1), but x; each is called as its folder or archive"
      )
    }
  }

  @Test func whoseVolumesNobodyKnowsIsNoError() async throws {
    let mirror = mirror()
    let volumes = try volumes(patients: 2, known: "1,150,60")
    let search = SearchComparison(
      source: .cohort(Asked(volumes)), methods: ["truth"], repetitions: 20, trainedThreshold: 0.05,
      goodEjectionFraction: 0.1, badVolume: 0.2)
    let errors = try await mirror.run(search).rows
    #expect(errors.map(\.count) == [1])
    #expect(errors[0].mean < 100)
    #expect(errors.map(\.unknown) == [1])
    #expect(
      try await mirror.run(SearchSeries(search: search)).rows.map(\.id) == [SeriesID("1")])
    let trust = try await mirror.run(
      LabelTrust(
        volumes: Asked(volumes), method: "truth", thresholds: [0.1], goodEjectionFraction: 0.1,
        badVolume: 0.2, repetitions: 20))
    #expect(trust.sets.rows.last?.series == 1)
    #expect(trust.bins.rows.map(\.series).reduce(0, +) == 1)
    #expect(trust.known == 1)
    #expect(trust.landscape.rows.allSatisfy { $0.series <= 1 })
    // Score and errors are missing there; the series is not.
    #expect(trust.series.rows.contains { $0.id == SeriesID("2") })
  }
}
