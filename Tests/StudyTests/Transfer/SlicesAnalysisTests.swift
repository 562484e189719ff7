import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct SlicesAnalysisTests {
  @Test func diceIsFollowedFromTheApex() async throws {
    let content = try await GivenTransfer().content(SlicesAnalysis.self)
    #expect(abs(try content.number(["TL2", "LV", "0"], "mean") - 17.0 / 18) < 1e-15)
    #expect(try content.number(["TL2", "LV", "1"], "mean") == 0)
    let panel = try #require(content.figures.first).figure.panels[0]
    #expect(panel.x.label == "Slice, from the apex")
  }
}
