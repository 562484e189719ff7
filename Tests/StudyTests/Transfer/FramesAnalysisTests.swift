import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct FramesAnalysisTests {
  @Test func diceIsFollowedOverTheHeartbeat() async throws {
    let content = try await GivenTransfer().content(FramesAnalysis.self)
    #expect(abs(try content.number(["TL2", "LV", "0"], "mean") - 4.0 / 9) < 1e-15)
    #expect(try content.number(["TL2", "LV", "1"], "mean") == 1)
    let panel = try #require(content.figures.first).figure.panels[0]
    #expect(panel.x.label == "Frame")
  }
}
