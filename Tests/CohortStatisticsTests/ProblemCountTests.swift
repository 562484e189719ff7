import CohortStatistics
import Testing

@Suite struct ProblemCountTests {
  @Test func theMostFrequentComesFirst() {
    let counts = [("b", 1), ("c", 5), ("a", 1)].map {
      ProblemCount(problem: $0.0, lines: $0.1, patients: 1)
    }
    #expect(counts.sorted(by: ProblemCount.precedes).map(\.problem) == ["c", "a", "b"])
  }
}
