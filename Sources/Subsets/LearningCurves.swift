import Engine

/// The curves of several trainings, in the order of models, then of subsets, then of seeds.
package struct LearningCurves: JSONArtifact, Hashable {
  package var curves: [LearningCurve]

  package init(_ curves: [LearningCurve]) { self.curves = curves }
}
