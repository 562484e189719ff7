import StudyTerms
import TestSupport
import Testing
import VolumeStatistics

@Suite struct ManualValidationTests {
  /// Of patient 98 the published analysis has every fourth frame up to the twentieth.
  @Test func framesOfOnePatientAreLeftOut() {
    #expect([0, 4, 20].allSatisfy { ManualValidation.isCompared(patient: 98, frame: $0) })
    #expect(![3, 24].contains { ManualValidation.isCompared(patient: 98, frame: $0) })
    #expect(ManualValidation.isCompared(patient: 97, frame: 3))
  }

  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func masksOverlapAsPublished() async throws {
    let found = try await StepBench(root: try #require(DataMirror.folder)).run(
      ManualValidation(source: .published))
    let dice = found.images.rows.map(\.ventricle).sorted()
    #expect(dice.count == 552)
    #expect(((dice[275] + dice[276]) / 2 * 1e7).rounded() == 9_328_518)
  }
}
