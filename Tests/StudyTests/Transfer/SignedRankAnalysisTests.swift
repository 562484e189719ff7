import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct SignedRankAnalysisTests {
  @Test func pairsAreTestedOnTheSameImages() async throws {
    let content = try await GivenTransfer().content(SignedRankAnalysis.self)
    let keys = ["TL2-TR", "LV", "test"]
    #expect(abs(try content.number(keys, "difference") + 10.0 / 27) < 1e-15)
    #expect(try content.number(keys, "v") == 0)
    // Two volunteers leave everything open; see TransferTestTests.
    #expect(try content.number(keys, "low") == -1)
    #expect(try content.number(keys, "favoured") == 0)
    #expect(try content.number(["TL2-TR LV test"], "like_for_like", part: "audit") == 2)
  }

  @Test func whatIsNotPublishedIsNotAudited() async throws {
    let content = try await GivenTransfer(isPublished: false).content(SignedRankAnalysis.self)
    #expect(throws: (any Error).self) { try content.table("audit") }
  }
}
