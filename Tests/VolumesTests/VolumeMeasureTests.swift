import StudyTerms
import Testing
import Volumes

@Suite struct VolumeMeasureTests {
  @Test func theEjectionFractionIsInPerCent() {
    let volumes = VentricularVolumes(diastole: 120, systole: 48)
    #expect(VolumeMeasure.allCases.map { $0.value(of: volumes) } == [120, 48, 60])
    let unknown = VentricularVolumes(diastole: .nan, systole: 48)
    #expect(VolumeMeasure.ejectionFraction.value(of: unknown).isNaN)
  }
}
