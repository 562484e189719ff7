import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct InterobserverTests {
  private func volumes(_ frames: Interobserver.Frames) async throws -> [Interobserver.Volumes] {
    try await StepBench().run(TinyReaders.volumes).rows.filter { $0.frames == frames }
  }

  @Test func volumesAreTakenAtTheChosenFrames() async throws {
    let given = try await volumes(.published)
    #expect(given.map(\.reader) == [.first, .second, .model])
    #expect(given.map(\.edv) == [40, 50, 30])
    #expect(given.map(\.esv) == [100, 80, 90])
    let own = try await volumes(.own)
    #expect(own.map(\.ed) == [0, 0, 0])
    #expect(own.map(\.es) == [1, 1, 1])
    #expect(own.map(\.edv) == [100, 80, 90])
    #expect(own.map(\.esv) == [40, 50, 30])
    #expect(own.map(\.sv) == [60, 30, 60])
    #expect(own.map(\.ef) == [60, 37.5, 100 * (60.0 / 90)])
    #expect(try await volumes(.first).map(\.edv) == [100, 80, 90])
    #expect(try await volumes(.truth).isEmpty)
  }

  @Test func aVolunteerWithoutGivenFramesHasNoVolumesThere() async throws {
    var step = TinyReaders.volumes
    step.frames = .init(Given(PhaseFrames(volunteers: [], es: [], ed: [])))
    let rows = try await StepBench().run(step).rows
    #expect(Set(rows.map(\.frames)) == [.first, .own])
  }
}
