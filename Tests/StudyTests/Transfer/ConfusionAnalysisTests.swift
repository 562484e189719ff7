import Figures
import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct ConfusionAnalysisTests {
  @Test func sharesAreWrittenIntoTheirTiles() async throws {
    let content = try await GivenTransfer().content(ConfusionAnalysis.self)
    #expect(abs(try content.number(["TL2", "test", "LV", "LV"], "share") - 0.6) < 1e-15)
    #expect(try content.number(["TL2", "test", "LV", "LV"], "pooled") == 13.0 / 19)
    let panels = try #require(content.figures.first).figure.panels
    #expect(panels.map(\.title) == ["TR", "TL2"])
    guard case .tiles(let x, let y, _, _, let texts) = panels[1].marks[0] else {
      Issue.record("there are no tiles")
      return
    }
    let tile = x.indices.first { x[$0] == 1 && y[$0] == 1 }
    #expect(tile.map { texts[$0] } == "0.60")
  }

  @Test func theReferenceIsCalledWhatItIs() async throws {
    func axes(_ isPublished: Bool) async throws -> [String] {
      try await GivenTransfer(isPublished: isPublished).content(ConfusionAnalysis.self).figures
        .flatMap { $0.figure.panels.map(\.y.label) }
    }
    #expect(try await axes(true) == ["Observer", "Observer"])
    #expect(try await axes(false) == ["Truth", "Truth"])
  }
}
