import StudyTerms
import Testing
import VolumeStatistics

@Suite struct ManualAgreementTests {
  @Test func theFirstIsComparedWithTheSecond() {
    let volume = ManualVolume(patient: 1, phase: .diastole, manual: 100, labels: 90, truth: 110)
    let values = ManualAgreement.Pair.allCases.map { $0.values(of: volume) }
    #expect(values.map(\.0) == [100, 100, 90])
    #expect(values.map(\.1) == [110, 90, 110])
  }
}
