import Engine
import Subsets
import Tables

/// The logs of trainings that are made for the page as learning curves over the images seen; those
/// that failed are left out.
struct TrainedCurves: RunnableStep {
  var trainings: SubsetTrainings

  var optionalInputs: [any Step] { trainings.logs.map(\.log) }
  var title: String { "training log" }

  func run(_ context: StepContext) async throws -> LearningCurves {
    let trainings = trainings.logs
    return LearningCurves(
      try context.outputs(of: trainings.map(\.log)).map { place, tables in
        let log = try tables("log")
        return LearningCurve(
          run: trainings[place].run, epochs: try log.counts("epoch"),
          images: try log.numbers("seen").map { $0 / 1000 }, ventricle: try log.numbers("LV"),
          myocardium: try log.numbers("MY"), size: try LearningCurve.Size(tables("size")))
      })
  }
}

extension LearningCurve.Size {
  /// From the table `size` of a ``LearningLog``; nil where it has no row.
  fileprivate init?(_ table: Table) throws {
    guard let images = try table.counts("images").first,
      let volunteers = try table.counts("patients").first, let seen = try table.counts("seen").first
    else { return nil }
    self.init(images: images, volunteers: volunteers, seen: seen)
  }
}
