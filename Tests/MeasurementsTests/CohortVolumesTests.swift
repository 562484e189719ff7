import Cohorts
import Engine
import Foundation
import GroundTruth
import Labels
import Measurements
import StudyTerms
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct CohortVolumesTests {
  private let tables = OwnTables()

  private func volumes(patients: Int, known: String) throws -> CohortVolumes {
    CohortVolumes(
      methods: [.init(name: "truth", measurements: TinyCohort.truth(patients))],
      known: .table(try tables.write("pid,EDV,ESV\n\(known)\n", to: "volumes.csv")))
  }

  @Test func aTableOfOthersIsNamed() async throws {
    let sentence = await StepBench(root: tables.root).sentence(
      try volumes(patients: 1, known: "x,100,40"))
    #expect(
      sentence?.contains(
        "volumes.csv knows none of the cohort's patients (1), but x; each is called as its folder or archive"
      ) == true)
  }

  @Test func seriesOfUnknownVolumesAreNoError() async throws {
    let rows = try await StepBench(root: tables.root).run(
      volumes(patients: 2, known: "1,150,60")
    ).rows
    let known = rows.filter { $0.patient == SeriesID("1") }
    #expect(!known.isEmpty && known.allSatisfy { $0.trueDiastole == 150 && $0.trueSystole == 60 })
    let unknown = rows.filter { $0.patient == SeriesID("2") }
    #expect(!unknown.isEmpty && unknown.allSatisfy { $0.trueDiastole.isNaN && $0.diastole > 0 })
    // The labels are the truth.
    #expect(rows.allSatisfy { $0.ventricle == 1 && $0.myocardium == 1 })
  }

  /// Pixels say nearly what the geometry says.
  @Test func volumesAreThoseOfTheGeometry() async throws {
    let images = TinyCohort.images(2)
    let patients = SyntheticPatients(
      images.compactMap { if case .synthetic(let patient) = $0.member { patient } else { nil } })
    let volumes = CohortVolumes(
      methods: [.init(name: "truth", measurements: TinyCohort.truth(2))],
      known: .synthetic(try #require(patients)))
    let rows = try await StepBench().run(volumes).rows
    #expect(Set(rows.map(\.patient)).count == 2)
    #expect(rows.allSatisfy { abs($0.relativeError(.diastole)) < 0.1 })
  }
}
