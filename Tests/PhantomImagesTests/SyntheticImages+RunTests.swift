import CohortTerms
import Phantom
import PhantomImages
import TestSupport
import Testing

@testable import Trainings

@Suite struct SyntheticImagesTests {
  /// As the phantom draws them.
  @Test func eachPatientHasItsImages() async throws {
    let cohort = SyntheticCohort(
      profile: .sevenTesla, seed: 3, patients: 2, matrix: 16,
      sampling: CineSampling(frames: 2, slices: 3))
    let bench = StepBench()
    var found: [LabelledSlices] = []
    for step in cohort.images { found.append(try await bench.run(step)) }
    #expect(found.map(\.images.count) == [6, 6])
    var place = 0
    cohort.forEachImage { scene in
      let (slices, index) = (found[place / 6], place % 6)
      #expect(slices.images[index].name == scene.name)
      #expect(slices.images[index].isExtreme == scene.isExtreme)
      #expect(Array(slices.pixels(index).values) == scene.values)
      #expect(Array(slices.pixels(index).labels) == scene.labels)
      place += 1
    }
    #expect(place == 12)
  }

  @Test func aLargerCohortHoldsTheSmallerOne() {
    func cohort(_ patients: Int) -> SyntheticCohort {
      SyntheticCohort(
        profile: .biobank, seed: 1, patients: patients, matrix: 16, sampling: CineSampling())
    }
    #expect(cohort(5).images.starts(with: cohort(3).images))
  }
}
