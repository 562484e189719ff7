import Testing
import Trainings

@testable import Study

@Suite struct FinishedTrainingTests {
  @Test func aLossThatRoseIsSaid() throws {
    let run = try TinyTrainings.runs(#"{\#(TinyTrainings.data), "runs": [{"name": "a"}]}"#).runs[0]
    func state(_ training: [Double], _ validation: [Double]) -> String {
      let epochs = zip(training, validation).enumerated().map { index, losses in
        TrainingCourse.Epoch(
          epoch: index + 1, seen: index + 1, trainingLoss: losses.0, validationLoss: losses.1)
      }
      let course = TrainingCourse(epochs: epochs, images: 1, patients: 1, seen: epochs.count)
      return FinishedTraining(run: run, course: course, test: nil).state
    }
    #expect(state([1, 0.5], [1.2, 1.4]) == "done")
    #expect(state([1, 0.5], [.nan, .nan]) == "done")
    #expect(state([1, 300], [.nan, .nan]) == "done, but its loss rose")
    #expect(state([1, 0.5], [2, 15913]) == "done, but its loss in validation is huge")
    #expect(state([], []) == "done")
  }
}
