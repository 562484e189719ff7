import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct ImagesAnalysisTests {
  @Test func everyModelAndClassHasAColumn() async throws {
    let content = try await GivenTransfer().content(ImagesAnalysis.self)
    let table = try content.table().table
    #expect(
      table.columnNames == [
        "image", "volunteer", "slice", "frame", "part", "TR_lv", "TR_my", "TL2_lv", "TL2_my",
      ])
    #expect(try content.number(["30_slice000_frame000"], "TL2_lv") == 16.0 / 18)
    #expect(try content.number(["31_slice001_frame000"], "TL2_lv") == 0)
    #expect(try content.number(["31_slice001_frame000"], "TR_lv") == 1)
    #expect(try table.texts("part") == ["test", "test", "test", "validation"])
  }
}
