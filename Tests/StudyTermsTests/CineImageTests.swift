import StudyTerms
import Testing

@Suite struct CineImageTests {
  @Test func namesAreReadAndWritten() throws {
    let image = try #require(CineImage(name: "26_slice002_frame017-mask.png"))
    #expect(image == CineImage(volunteer: Volunteer(26), slice: 2, frame: 17))
    #expect(image.name == "26_slice002_frame017")
    #expect(CineImage(name: "26_frame017_slice002") == nil)
  }
}
