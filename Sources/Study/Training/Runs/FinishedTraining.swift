import Tables
import TrainingScores
import Trainings

/// A training that did not fail, with what came of it.
struct FinishedTraining: Sendable {
  var run: ComparedTraining
  var course: TrainingCourse
  /// nil where nothing is tested.
  var test: Test?

  /// How it does on test images.
  struct Test: Sendable {
    var classes: [ClassDice]
    var images: SegmentationTest
  }

  /// The loss of a training falls, and that of other images is of its size: all else is no success,
  /// though no failure.
  var state: String {
    let epochs = course.epochs.rows
    guard let first = epochs.first, let last = epochs.last else { return "done" }
    if last.trainingLoss > first.trainingLoss { return "done, but its loss rose" }
    return last.validationLoss > 10 * first.trainingLoss
      ? "done, but its loss in validation is huge" : "done"
  }
}
