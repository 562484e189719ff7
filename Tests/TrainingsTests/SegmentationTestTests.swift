import StudyTerms
import Testing
import Trainings

@Suite struct SegmentationTestTests {
  @Test func aClassThatTheNetworkDoesNotKnowHasNoOverlap() {
    let cavity = PixelOverlap([1, 1, 0], [1, 0, 0], of: 1)
    let image = SegmentationTest.Image(image: "a", patient: "p", overlaps: [cavity])
    #expect(image.overlap(.ventricle)?.dice == 2.0 / 3)
    #expect(image.overlap(.myocardium) == nil)
  }
}
