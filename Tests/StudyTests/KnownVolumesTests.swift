import Cohorts
import Engine
import Foundation
import GroundTruth
import Labels
import Measurements
import StudyTerms
import Tables
import Testing

import Volumes
@testable import Study

/// Tables of volumes that somebody brought.
@Suite struct KnownVolumesTests {
  private let files = OwnFiles()

  private func read(_ text: String) throws -> [String: VentricularVolumes] {
    let url = try files.url("volumes.csv")
    try Data(text.utf8).write(to: url)
    return try KnownVolumes.read(
      Table.read(contentsOf: url, separator: ",", text: ["pid", "Id"]))
  }

  @Test(arguments: [
    ("a,120,130", "3: EDV 120 is not above ESV 130; the heart is fullest at end-diastole"),
    ("a,-1,50", "3: column EDV: -1 is not a finite number above 0"),
    ("a,inf,50", "3: column EDV: inf is not a finite number above 0"),
    ("a,120,", "3: column ESV: the number is missing"), ("b,120,50", "3: the pid b stands twice"),
    (",120,50", "3: the pid is missing"),
  ])
  func volumesThatCannotBeAreNamed(_ row: String, _ sentence: String) throws {
    #expect {
      try read("pid,EDV,ESV\nb,100,40\n\(row)\n")
    } throws: {
      "\($0)".hasSuffix("volumes.csv:\(sentence)")
    }
  }

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

  @Test func noEjectionFractionIsAnErrorOfThePredictionOnly() {
    let known = VentricularVolumes(diastole: 100, systole: 40)
    let measured: [(VentricularVolumes, VentricularVolumes?)] = [
      (VentricularVolumes(diastole: 100, systole: 50), known),
      (VentricularVolumes(diastole: 0, systole: 0), known),
      (VentricularVolumes(diastole: 100, systole: 50), nil),
    ]
    let rows = measured.map { volumes, truth in
      SeriesMeasurement(
        id: SeriesID("1"), patient: SeriesID("1"), method: "a", isUsed: true, isLandscape: false,
        volumes: volumes, firstFrame: volumes.diastole, truth: truth)
    }
    #expect(rows.prefix(2).map(\.ejectionFractionError) == [10, 100])
    #expect(rows[2].ejectionFractionError.isNaN)
    #expect(rows[1].relativeEjectionFractionError == 1)
    #expect(rows[2].relativeEjectionFractionError.isNaN)
  }

  @Test func whoseVolumesNobodyKnowsIsNoError() async throws {
    let mirror = mirror()
    let volumes = try volumes(patients: 2, known: "1,150,60")
    let search = try await mirror.run(
      SearchComparison(
        source: .cohort(Asked(volumes)), methods: ["truth"], repetitions: 20,
        trainedThreshold: 0.05,
        goodEjectionFraction: 0.1, badVolume: 0.2))
    let error = try search("error")
    #expect(try error.numbers("count") == [1])
    #expect(try error.numbers("mean")[0] < 100)
    #expect(try error.numbers("unknown") == [1])
    #expect(try search("series").texts("Id") == ["1"])
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
