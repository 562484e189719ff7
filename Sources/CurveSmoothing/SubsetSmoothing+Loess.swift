import Engine
import StudyTerms
import Subsets

extension SubsetSmoothing: RunnableStep {
  /// Returns the smoothed curves in the order of the curves.
  package func run(_ context: StepContext) async throws -> LearningCurves {
    let source = try context.output(of: curves).curves
    return LearningCurves(
      source.enumerated().map { index, curve in
        context.progress(Double(index) / Double(source.count), curve.run.subset.rawValue)
        return smooth(curve)
      })
  }

  private func smooth(_ curve: LearningCurve) -> LearningCurve {
    let low = curve.images.min() ?? 0
    let high = curve.images.max() ?? 0
    let at = (0..<points).map { low + (high - low) * Double($0) / Double(max(points - 1, 1)) }
    func dice(_ tissue: TissueClass) -> [Double] {
      Loess(x: curve.images, y: curve.dice(tissue), span: span, degree: degree).predict(at)
    }
    return LearningCurve(
      run: curve.run, epochs: [], images: at, ventricle: dice(.ventricle),
      myocardium: dice(.myocardium))
  }
}
