import Search
import SearchTestSupport
import TestSupport
import Testing

@Suite struct SearchAuditTests {
  private func item(
    _ question: SearchAudit.Question, _ method: String
  ) async throws -> SearchAudit.Item {
    let rows = try await StepBench().run(SearchAudit(search: TinySearch.search)).rows
    return try #require(rows.first { $0.item == question && $0.method == method })
  }

  @Test func seriesWithoutAnEFAreLeftOutForAll() async throws {
    let a = try await item(.undefined, "a")
    #expect(abs(a.published - 110.0 / 3) < 1e-12)
    #expect(abs(a.likeForLike - 5) < 1e-12)
    #expect(abs(try await item(.undefined, "b").likeForLike - 10) < 1e-12)
  }

  @Test func theFirstFrameMayBeTheEndOfDiastole() async throws {
    // 90 and 50, 120 and 60, 0 and 0 ml: EF 44.4, 50 and none.
    let found = try await item(.diastole, "a").likeForLike
    #expect(abs(found - (50 - 400.0 / 9 + 0 + 100) / 3) < 1e-12)
    let b = try await item(.diastole, "b")
    #expect(abs(b.likeForLike - b.published) < 1e-12)
  }

  @Test func theLargerErrorIsTakenWithoutSign() async throws {
    let a = try await item(.maximum, "a")
    #expect(abs(a.published + 40.0 / 3) < 1e-12)
    #expect(abs(a.likeForLike - 110.0 / 3) < 1e-12)
    #expect(a.item.unit == "ml")
  }
}
