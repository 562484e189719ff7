import Book
import Foundation
import Tables
import Testing

@testable import Study

@Suite struct RatesAnalysisTests {
  @Test func aRateIsSearched() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "find_rate": true,
       "runs": [{"name": "base"}]}
      """)
    let rates = try #require(content.figures.first { $0.part == "rates" }).source
    #expect(try rates.numbers("rate").first == 1e-6)
    #expect(try rates.texts("steepest").count { $0 == "yes" } == 1)
  }
}
