import StudyTerms
import TestSupport
import Testing
import VolumeStatistics

@Suite(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
struct LabelSetsTests {
  @Test func setsHaveThePublishedSizes() async throws {
    let bench = StepBench(root: try #require(DataMirror.folder))
    let found = try await bench.run(
      LabelSets(source: .published, thresholds: [0.05, 0.1, 0.15]))
    #expect(found.sets.rows.map(\.series) == [175, 520, 763, 1149])
    let bins = found.bins.rows.filter { $0.variant == .published }
    #expect(bins.map(\.series) == [145, 279, 201, 524])
    #expect(found.statistics.rows.count { $0.variant == .published } == 4 * 5)
  }
}
