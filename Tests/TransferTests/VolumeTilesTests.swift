import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct VolumeTilesTests {
  @Test func aTileIsTheSecondReaderLessTheFirst() async throws {
    let rows = try await StepBench().run(VolumeTiles(curves: TinyReaders.curves)).rows
    #expect(rows.map(\.first) == [.first, .first, .first, .first, .second, .second])
    #expect(rows.map(\.second) == [.second, .second, .model, .model, .model, .model])
    #expect(rows.map(\.frame) == [0, 1, 0, 1, 0, 1])
    #expect(rows.map(\.difference) == [-20, 10, -10, -10, 10, -20])
  }
}
