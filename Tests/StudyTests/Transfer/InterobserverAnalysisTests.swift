import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct InterobserverAnalysisTests {
  /// Pixels of the LV of volunteer 30: WS and TR 5 and 5, TL2 8 and 5.
  @Test func differencesAreInPerCent() async throws {
    let content = try await GivenTransfer().content(InterobserverAnalysis.self)
    #expect(
      try content.number(["published", "WS-TL2", "30"], "EDV", part: "volunteers") == 60)
    #expect(try content.number(["published", "WS-TL2", "30"], "ESV", part: "volunteers") == 0)
    #expect(try content.number(["published", "WS-TR", "30"], "EDV", part: "volunteers") == 0)
    // Volunteer 31 has 5 pixels by WS and 2 by TL2, volunteer 32 no given frames.
    #expect(
      try content.number(["published", "WS-TL2", "31"], "EDV", part: "volunteers") == 60)
    #expect(try content.number(["published", "WS-TL2"], "EDV") == 60)
    #expect(
      try content.number(["published", "30", "TL2"], "EDV", part: "volumes") == 8)
    #expect(try content.number(["ED frame 30"], "published", part: "audit") == 0)
  }

  @Test func theTruthIsCalledSo() async throws {
    let content = try await GivenTransfer(isPublished: false).content(InterobserverAnalysis.self)
    #expect(try content.number(["truth", "truth-TL2"], "EDV") == 60)
    let readers = try content.table("volumes").table.texts("reader")
    #expect(Set(readers) == ["truth", "TR", "TL2"])
    #expect(throws: (any Error).self) { try content.table("audit") }
  }
}
