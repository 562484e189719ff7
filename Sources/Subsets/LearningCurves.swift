import Engine

/// The curves of several trainings, sorted by model, then subset, then seed.
package struct LearningCurves: JSONArtifact, Hashable {
  /// The curves, in that order.
  package var curves: [LearningCurve]

  package init(_ curves: [LearningCurve]) { self.curves = curves }
}
