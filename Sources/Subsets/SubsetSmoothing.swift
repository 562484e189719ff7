import Engine

/// Smooths learning curves as in the paper: R's loess over the images seen, evaluated at evenly
/// spaced points of each run's range.
package struct SubsetSmoothing: Step {
  package typealias Output = LearningCurves

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
}
