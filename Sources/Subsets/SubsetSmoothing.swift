import Engine
import Statistics
import StudyTerms

/// Smooths learning curves as in the paper: R's loess over the images seen, evaluated at evenly
/// spaced points of each run's range.
package struct SubsetSmoothing: RunnableStep {
  /// The learning curves.
  package var curves: Asked<LearningCurves>
  /// The share of the points that a local fit uses.
  package var span: Double
  /// The degree of the local polynomials, 1 or 2.
  package var degree: Int
  /// The number of points at which the curve is evaluated.
  package var points: Int

  package init(curves: Asked<LearningCurves>, span: Double, degree: Int, points: Int) {
    self.curves = curves
    self.span = span
    self.degree = degree
    self.points = points
  }

  package var inputs: [any Step] { [curves.step] }
  package var title: String { "smoothed learning curves" }

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
