import StudyTerms
import Testing

@Suite struct PixelVolumesTests {
  @Test func eachVolunteerHasAVolume() throws {
    let volumes = PixelVolumes(volunteers: [Volunteer(3), Volunteer(1)], millilitres: [0.5, 0.25])
    #expect(try volumes.volume(Volunteer(1)) == 0.25)
    #expect(throws: StudyError("nobody says what a pixel of volunteer 2 stands for")) {
      try volumes.volume(Volunteer(2))
    }
  }
}
