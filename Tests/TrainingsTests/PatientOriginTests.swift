import CohortTerms
import Cohorts
import Engine
import Testing
import Trainings

@Suite struct PatientOriginTests {
  /// A synthetic patient is the same whatever the cohort's size.
  @Test func syntheticHeartsAreThoseOfAProfileAndASeed() {
    let origin = PatientOrigin(TinyTrainings.images(patients: 2, seed: 1))
    let larger = PatientOrigin(TinyTrainings.images(patients: 9, seed: 1))
    #expect(origin.shared(with: larger) == "biobank of seed 1")
    #expect(origin.shared(with: PatientOrigin(TinyTrainings.images(seed: 2))) == nil)
    #expect(origin.shared(with: PatientOrigin(TinyTrainings.images(.challenge))) == nil)
    #expect(origin.advice("test") == "give `test` another `seed`")
  }

  @Test func foldersAreSharedByName() {
    func origin(_ names: [String]) -> PatientOrigin {
      PatientOrigin(names.map { .files(FileReference(dataset: "own", path: $0)) })
    }
    #expect(origin(["P10", "P9"]).shared(with: origin(["P9", "P10"])) == "own/P9")
    #expect(origin(["P1"]).shared(with: origin(["P2"])) == nil)
    #expect(origin(["P1"]).shared(with: .synthetic(.biobank, seed: 1)) == nil)
  }
}
