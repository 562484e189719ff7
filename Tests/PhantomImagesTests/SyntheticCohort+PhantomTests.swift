import CohortTerms
import PhantomImages
import StudyTerms
import Testing

@testable import Trainings

@Suite struct SyntheticCohortTests {
  @Test func everyImageOfACohortIsMetOnce() {
    var images: [CineImage] = []
    var extreme = 0
    let cohort = SyntheticCohort(
      profile: .sevenTesla, seed: 3, patients: 3, matrix: 16,
      sampling: CineSampling(frames: 4, slices: 5))
    cohort.forEachImage {
      images.append($0.image)
      if $0.isExtreme { extreme += 1 }
    }
    #expect(images.count == 3 * 5 * 4)
    #expect(images == images.sorted())
    #expect(extreme == 3 * 5 * 2)
  }
}
