import Engine
import Subsets
import Tables
import Trainings

/// The logs of trainings that are made for the page as learning curves over the images seen; those
/// that failed are left out.
package struct TrainedCurves: RunnableStep {
  package var trainings: SubsetTrainings

  package init(trainings: SubsetTrainings) { self.trainings = trainings }

  package var optionalInputs: [any Step] { trainings.logs.map(\.log) }
  package var title: String { "training log" }

  package func run(_ context: StepContext) async throws -> LearningCurves {
    let trainings = trainings.logs
    return LearningCurves(
      try context.outputs(of: trainings.map(\.log)).map { place, course in
        LearningCurve(trainings[place].run, course)
      })
  }
}

extension LearningCurve {
  fileprivate init(_ run: TrainingRun, _ course: TrainingCourse) {
    let epochs = course.epochs.rows
    self.init(
      run: run, epochs: epochs.map(\.epoch), images: epochs.map { Double($0.seen) / 1000 },
      ventricle: epochs.map(\.ventricle), myocardium: epochs.map(\.myocardium),
      size: Size(images: course.images, volunteers: course.patients, seen: course.seen))
  }
}
