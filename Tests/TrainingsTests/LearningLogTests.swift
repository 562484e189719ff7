import PhantomImages
import TestSupport
import Testing

@testable import Trainings

@Suite struct LearningLogTests {
  @Test func itTellsEachEpochWithoutTheNetwork() async throws {
    let course = try await StepBench().run(
      LearningLog(
        network: TinyTrainings.network(
          of: TinyTrainings.images(patients: 2, slices: 3), validation: .share(0.5), epochs: 2)))
    let epochs = course.epochs.rows
    #expect((course.patients, course.images, course.seen) == (1, 6, 12))
    #expect(epochs.map(\.epoch) == [1, 2] && epochs.map(\.seen) == [6, 12])
    #expect(epochs.allSatisfy { $0.trainingLoss > 0 && $0.validationLoss > 0 })
    #expect(epochs.allSatisfy { (0...1).contains($0.ventricle) && (0...1).contains($0.myocardium) })
  }

  @Test func nobodyValidatesWhereNobodyIsAsked() async throws {
    let course = try await StepBench().run(LearningLog(network: TinyTrainings.network()))
    #expect(course.epochs.rows.allSatisfy { $0.validationLoss.isNaN })
    #expect(course.epochs.rows.allSatisfy { $0.ventricle.isNaN })
  }
}
