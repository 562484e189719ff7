import Engine
import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct TransferPhasesTests {
  @Test func onlyTheFramesOfBothMomentsCount() async throws {
    let frames = PhaseFrames(volunteers: [Volunteer(30), Volunteer(31)], es: [1, 5], ed: [0, 0])
    let rows = try await StepBench().run(
      TransferPhases(confusion: TinyCounts.asked(), frames: Asked(Given(frames)))
    ).rows.filter { $0.tissue == .ventricle }
    // Nobody knows the frames of the validation volunteer.
    #expect(rows.map(\.split) == [.test, .test, .test])
    #expect(rows.map(\.moment) == [.diastole, .systole, .both])
    #expect(rows.map(\.count) == [2, 1, 3])
    #expect(abs(rows[0].mean - 4.0 / 9) < 1e-15)
    #expect(rows[1].mean == 1)
    #expect(abs(rows[2].mean - 17.0 / 27) < 1e-15)
    #expect(rows[2].median == 16.0 / 18)
  }
}
