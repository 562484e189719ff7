import CohortStatistics
import StudyTerms
import TestSupport
import Testing

@Suite(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
struct PublishedCurationTests {
  @Test func theLogIsCounted() async throws {
    let found = try await StepBench(root: try #require(DataMirror.folder)).run(
      PublishedCuration(source: .published))
    let collisions = found.problems.rows.first { $0.problem == "collission" }
    #expect(collisions?.lines == 442 && collisions?.patients == 156)
    #expect(found.lines == 956 && found.patientsWithProblems == 459)
    let all = found.sets.rows.last
    #expect(all?.patients == 1140)
  }
}
