import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct InterobserverDifferencesTests {
  @Test func differencesAreInPerCentOfTheFirstReader() async throws {
    let rows = try await StepBench().run(InterobserverDifferences(volumes: TinyReaders.volumes))
      .rows.filter { $0.frames == .own && $0.first == .first && $0.second == .second }
    // The volunteer, then the mean over all, which is the same.
    #expect(rows.map(\.volunteer) == [TinyReaders.volunteer, nil])
    for row in rows {
      #expect(row.edv == 20)
      #expect(row.esv == 25)
      #expect(row.sv == 50)
      #expect(row.ef == 37.5)
    }
  }

  @Test func everyPairIsComparedForEveryChoice() async throws {
    let rows = try await StepBench().run(InterobserverDifferences(volumes: TinyReaders.volumes))
      .rows.filter { $0.volunteer == nil }
    #expect(
      rows.map { "\($0.frames.rawValue) \($0.first.rawValue)-\($0.second.rawValue)" } == [
        "published WS-TR", "published WS-TL2", "published TR-TL2", "WS WS-TR", "WS WS-TL2",
        "WS TR-TL2", "own WS-TR", "own WS-TL2", "own TR-TL2",
      ])
  }
}
