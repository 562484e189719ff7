import Cohorts
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct SyntheticVolumesRunTests {
  /// The volumes are the heart's, whatever is wrong with the images.
  @Test func volumesAreOfTheGeometry() async throws {
    func volumes(_ patient: SyntheticPatient) async throws -> [PatientVolumes] {
      let patients = try #require(SyntheticPatients([patient]))
      return try await StepBench().run(SyntheticVolumes(patients: patients)).rows
    }
    let rows = try await volumes(TinyPatient.patient())
    #expect(rows.map(\.patient) == ["1"])
    #expect(rows.allSatisfy { $0.systole > 0 && $0.systole < $0.diastole })
    #expect(try await volumes(TinyPatient.patient([.missingSlice])) == rows)
  }
}
