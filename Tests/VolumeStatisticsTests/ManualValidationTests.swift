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
    // Three pairs at end-diastole, at end-systole and at both; residuals of a fit sum up to zero.
    #expect(found.regression.rows.count == 9 && found.agreement.rows.count == 9)
    #expect(found.residuals.rows.count == 3 * (9 + 9 + 18))
    let sums = Dictionary(grouping: found.residuals.rows) {
      "\($0.phase.map(\.rawValue) ?? "both") \($0.pair)"
    }.mapValues { $0.reduce(0) { $0 + $1.residual } }
    #expect(sums.count == 9 && sums.values.allSatisfy { abs($0) < 1e-8 })
  }
}
