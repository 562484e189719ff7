import Foundation
import Testing

@testable import Book

@Suite struct PresentationTests {
  private func read(_ options: String) throws -> Presentation {
    try JSONDecoder().decode(Presentation.self, from: Data(options.utf8))
  }

  @Test func aFiguresCaptionIsNotItsTables() throws {
    let presentation = try read(
      #"{"captions": {"test": "small points", "log": "rows", "runs": "boxes", "runs-table": "runs", "table": "all"}}"#
    )
    let drawn: Set = ["test", "runs"]
    #expect(presentation.tableCaption("test", drawn: drawn) == nil)
    #expect(presentation.tableCaption("runs", drawn: drawn) == "runs")
    #expect(presentation.tableCaption("log", drawn: drawn) == "rows")
    #expect(presentation.tableCaption(nil, drawn: drawn) == "all")
  }
}
