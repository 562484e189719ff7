import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct PhasesAnalysisTests {
  @Test func endDiastoleAndEndSystoleStandSideBySide() async throws {
    let content = try await GivenTransfer().content(PhasesAnalysis.self)
    #expect(abs(try content.number(["TL2", "LV", "test", "ED"], "mean") - 4.0 / 9) < 1e-15)
    // The second and the third image.
    #expect(try content.number(["TL2", "LV", "test", "ES"], "mean") == 0.5)
    #expect(try content.number(["TL2", "LV", "test", "both"], "count") == 4)
    #expect(try content.number(["TR", "LV", "test", "ES"], "mean") == 1)
  }
}
