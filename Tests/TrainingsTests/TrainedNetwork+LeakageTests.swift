import Cohorts
import Engine
import Labels
import Learning
import StudyTerms
import Testing
import Trainings

@Suite struct TrainedNetworkLeakageTests {
  private static func sentence(_ network: TrainedNetwork, testedOn seed: UInt64) -> String? {
    do {
      try network.refuseLeakage(of: PatientOrigin(TinyTrainings.images(seed: seed)), "test") {
        StudyError($0)
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func heartsThatWereLearntFromTestNothing() {
    let network = TinyTrainings.network(of: TinyTrainings.images(seed: 3))
    #expect(
      Self.sentence(network, testedOn: 3)
        == "learns from hearts that are in its `test` too, biobank of seed 3; give `test` another `seed`"
    )
    #expect(Self.sentence(network, testedOn: 4) == nil)
  }

  @Test func heartsOfTheNetworkBeforeAreLearntFromToo() {
    var network = TinyTrainings.network(of: TinyTrainings.images(seed: 1))
    network.start = .network(TinyTrainings.network(of: TinyTrainings.images(seed: 2)))
    #expect(Self.sentence(network, testedOn: 2) != nil)
    #expect(Self.sentence(network, testedOn: 3) == nil)
  }

  @Test func heartsOfTheTeacherAreLearntFromToo() {
    let teacher = TinyTrainings.network(of: TinyTrainings.images(seed: 2))
    let patient = SyntheticPatient(
      profile: .biobank, seed: 1, number: 1, inconsistencies: [])
    let labels = CohortLabels(
      patients: [PatientImages(member: .synthetic(patient), legacy: false)],
      labeller: .network(Asked(teacher)))
    let pupil = TinyTrainings.network(
      of: TrainingImages(source: .labelled(LabelledImages(labels: labels)), classes: 3))
    #expect(Self.sentence(pupil, testedOn: 2) != nil)
    #expect(Self.sentence(pupil, testedOn: 1) != nil)
    #expect(Self.sentence(pupil, testedOn: 3) == nil)
  }

  @Test func heartsThatValidateAreNotLearntFrom() {
    let images = TinyTrainings.images(seed: 1)
    let network = TinyTrainings.network(of: images, validation: .images(images))
    #expect(throws: StudyError.self) {
      try network.refuseLeakageOfValidation { StudyError($0) }
    }
    #expect(throws: Never.self) {
      try TinyTrainings.network(
        of: images, validation: .images(TinyTrainings.images(seed: 2))
      ).refuseLeakageOfValidation { StudyError($0) }
    }
  }
}
