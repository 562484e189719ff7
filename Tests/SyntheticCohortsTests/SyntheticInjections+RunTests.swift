import Cohorts
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct SyntheticInjectionsRunTests {
  @Test func faultsAreListedWithTheirPatient() async throws {
    let faulty = TinyPatient.patient([.missingSlice])
    let patients = try #require(SyntheticPatients([faulty]))
    let rows = try await StepBench().run(SyntheticInjections(patients: patients)).rows
    #expect(rows.map(\.kind) == [.missingSlice])
    #expect(rows.map(\.patient) == ["1"])
    let sound = try #require(SyntheticPatients([TinyPatient.patient()]))
    #expect(try await StepBench().run(SyntheticInjections(patients: sound)).rows.isEmpty)
  }
}
