import Cohorts
import Engine
import Testing

@Suite struct PatientImagesTests {
  /// So that a change of the phantom reruns no real patient.
  @Test func realAndSyntheticPatientsHaveStepsOfTheirOwn() {
    let patient = SyntheticPatient(
      profile: .challenge, seed: 1, number: 7, inconsistencies: [])
    let synthetic = PatientImages(member: .synthetic(patient), legacy: false)
    #expect(synthetic.step is PhantomCuration)
    #expect(synthetic.member.name == "7" && synthetic.member.files.isEmpty)
    let file = FileReference(dataset: "own", path: "dicom/P1.tar.xz")
    let real = PatientImages(member: .files(file), legacy: false)
    #expect(real.step is DICOMCuration)
    #expect(real.member.name == "P1" && real.member.files == [file])
  }
}
