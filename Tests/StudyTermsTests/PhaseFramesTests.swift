import StudyTerms
import Testing

@Suite struct PhaseFramesTests {
  @Test func framesAreAVolunteersOwn() {
    let frames = PhaseFrames(volunteers: [Volunteer(1), Volunteer(2)], es: [7, 9], ed: [0, 1])
    func image(_ volunteer: Int, _ frame: Int) -> CineImage {
      CineImage(volunteer: Volunteer(volunteer), slice: 3, frame: frame)
    }
    #expect(frames.isSystole(image(1, 7)) && !frames.isSystole(image(2, 7)))
    #expect(frames.isDiastole(image(2, 1)) && !frames.isDiastole(image(1, 1)))
    #expect(frames[Volunteer(3)] == nil && !frames.isSystole(image(3, 7)))
  }
}
