import StudyTerms
import Testing

@Suite struct VentricularVolumesTests {
  @Test func theScoreIsTheLargerRelativeError() {
    let truth = VentricularVolumes(diastole: 100, systole: 40)
    #expect(VentricularVolumes(diastole: 110, systole: 38).score(beside: truth) == 0.1)
    #expect(VentricularVolumes(diastole: 101, systole: 30).score(beside: truth) == 0.25)
    #expect(
      VentricularVolumes(diastole: .nan, systole: 40).score(beside: truth).isNaN)
  }
}
