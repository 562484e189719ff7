import Engine
import Statistics
import StudyTerms
import Tables

/// Learning curves smoothed as in the paper: R's loess over the images seen, at evenly spaced points of each run's range.
struct SubsetSmoothing: RunnableStep {
  var log: TrainingLog
  /// Share of the points that a local fit sees.
  var span: Double
  /// Of the local polynomials: 1 or 2.
  var degree: Int
  /// Evaluated at so many points.
  var points: Int

  var inputs: [any Step] { [log] }
  var title: String { "smoothed learning curves" }

  func run(_ context: StepContext) async throws -> TrainingLog.Curves {
    let source = try context.output(of: log)
    return TrainingLog.Curves(
      curves: source.curves.enumerated().map { index, curve in
        context.progress(Double(index) / Double(source.curves.count), curve.run.subset.rawValue)
        let low = curve.images.min() ?? 0
        let high = curve.images.max() ?? 0
        let at = (0..<points).map { low + (high - low) * Double($0) / Double(max(points - 1, 1)) }
        return LearningCurve(
          run: curve.run, epochs: [], images: at,
          ventricle: smooth(curve, .ventricle, at), myocardium: smooth(curve, .myocardium, at))
      })
  }

  private func smooth(_ curve: LearningCurve, _ tissue: TissueClass, _ at: [Double]) -> [Double] {
    Loess(x: curve.images, y: curve.dice(tissue), span: span, degree: degree).predict(at)
  }
}
