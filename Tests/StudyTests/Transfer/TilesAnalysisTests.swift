import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct TilesAnalysisTests {
  @Test func differencesStandBySliceAndFrame() async throws {
    let content = try await GivenTransfer().content(TilesAnalysis.self)
    #expect(try content.number(["WS-TL2", "30", "0", "0"], "difference") == 3)
    #expect(try content.number(["WS-TL2", "31", "1", "0"], "difference") == -3)
    #expect(try content.number(["WS-TR", "30", "0", "1"], "difference") == 0)
    // Slice 0: 3, 0 and (volunteer 32, where TL2 finds nothing) -5.
    #expect(try content.number(["WS-TL2", "0"], "count", part: "slices") == 3)
    #expect(abs(try content.number(["WS-TL2", "0"], "absolute", part: "slices") - 8.0 / 3) < 1e-15)
    #expect(abs(try content.number(["WS-TL2", "0"], "mean", part: "slices") + 2.0 / 3) < 1e-15)
    #expect(try content.number(["WS-TL2", "0"], "largest", part: "slices") == 5)
  }

  @Test func panelsNameTheVolunteerAndBothReaders() async throws {
    let published = try await GivenTransfer().content(TilesAnalysis.self)
    let trained = try await GivenTransfer(isPublished: false).content(TilesAnalysis.self)
    #expect(published.figures.first?.figure.panels.first?.title == "30: TR − WS")
    #expect(trained.figures.first?.figure.panels.first?.title == "30: TR − truth")
  }
}
