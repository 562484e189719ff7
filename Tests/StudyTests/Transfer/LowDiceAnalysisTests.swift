import Figures
import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct LowDiceAnalysisTests {
  @Test func badImagesAreCountedAndListed() async throws {
    let content = try await GivenTransfer().content(LowDiceAnalysis.self, threshold: 0.9)
    let keys = ["TL2", "LV", "test"]
    #expect(try content.number(keys, "low") == 2)
    #expect(abs(try content.number(keys, "share") - 200.0 / 3) < 1e-12)
    #expect(try content.number(keys, "no_reference") == 0)
    #expect(try content.number(["TR", "LV", "test"], "low") == 0)
    #expect(
      try content.table("images").table.texts("image")
        == ["31_slice001_frame000", "30_slice000_frame000"])
  }

  @Test func barsStandAtTheirSlices() async throws {
    let content = try await GivenTransfer().content(LowDiceAnalysis.self, threshold: 0.9)
    let figure = try #require(content.figures.first)
    #expect(try figure.source.texts("model") == ["TL2", "TL2"])
    #expect(try figure.source.numbers("slice") == [0, 1])
    #expect(try figure.source.numbers("count") == [1, 1])
    guard case .rectangles(let x0, let x1, _, let y1, _, _) = figure.figure.panels[1].marks[0]
    else {
      Issue.record("there are no bars")
      return
    }
    #expect(x0 == [-0.4, 0.6])
    #expect(x1 == [0, 1])
    #expect(y1 == [1, 1])
  }
}
