import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct PooledAnalysisTests {
  @Test func pooledDiceStandsBesideTheMean() async throws {
    let content = try await GivenTransfer().content(PooledAnalysis.self)
    let keys = ["TL2", "LV", "test"]
    #expect(try content.number(keys, "pooled") == 26.0 / 34)
    #expect(abs(try content.number(keys, "difference") - (26.0 / 34 - 17.0 / 27)) < 1e-15)
    #expect(try content.number(["TL2", "MY", "test"], "empty") == 1)
    #expect(try content.number(["TL2", "LV", "validation"], "pooled") == 1)
  }
}
