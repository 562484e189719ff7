import Engine
import StudyTerms
import Subsets

/// The options for learning curves.
struct SubsetOptions: Sendable {
  var models: [SegmentationModel]
  var subsets: [Subset]
  var curve: SubsetCurves.Curve
  /// R's loess: share of the points in a local fit, degree of its polynomial, points of the smoothed
  /// curve.
  var span: Double
  var degree: Int
  var points: Int

  func smoothing(of curves: Asked<LearningCurves>) -> SubsetSmoothing {
    SubsetSmoothing(curves: curves, span: span, degree: degree, points: points)
  }

  func shows(_ model: SegmentationModel, _ subset: Subset) -> Bool {
    models.contains(model) && subsets.contains(subset)
  }
}
