import Tables
import TrainingScores
import Trainings

/// A training that did not fail, with its results.
struct FinishedTraining: Sendable {
  var run: ComparedTraining
  var course: TrainingCourse
  /// The test; nil if nothing is tested.
  var test: Test?

  /// The results on test images.
  struct Test: Sendable {
    var classes: [ClassDice]
    var images: SegmentationTest
  }

  /// The loss of a successful training falls, and the loss of other images is of similar size.
  /// Anything else is no failure, but no success either.
  var state: String {
    let epochs = course.epochs.rows
    guard let first = epochs.first, let last = epochs.last else { return "done" }
    if last.trainingLoss > first.trainingLoss { return "done, but its loss rose" }
    return last.validationLoss > 10 * first.trainingLoss
      ? "done, but its loss in validation is huge" : "done"
  }
}
