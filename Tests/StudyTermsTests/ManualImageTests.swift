import StudyTerms
import Testing

@Suite struct ManualImageTests {
  @Test func namesAreReadAndWritten() throws {
    let manual = try #require(ManualImage(name: "1139-frame029-slice001.png"))
    #expect(manual == ManualImage(patient: 1139, frame: 29, slice: 1))
    #expect(manual.fileName == "1139-frame029-slice001.png")
    #expect(ManualImage(name: "1139-slice001-frame029.png") == nil)
  }
}
