import Engine
import StudyTerms
import Subsets
import TestSupport

/// Two trainings that differ by chance only, and one of another start.
enum TinyCurves {
  static let first = curve(.random, seed: 1, ventricle: [0.2, 0.6, 0.5])
  static let second = curve(.random, seed: 2, ventricle: [0.4, 0.5, 0.7])
  static let other = curve(.transfer, seed: 1, ventricle: [0.8, 0.9, 0.9])

  static func curve(
    _ model: SegmentationModel, subset: Subset = .v1, seed: Int, ventricle: [Double]
  ) -> LearningCurve {
    LearningCurve(
      run: TrainingRun(model: model, subset: subset, seed: seed),
      epochs: Array(1...ventricle.count),
      images: (1...ventricle.count).map { Double($0) * 2 }, ventricle: ventricle,
      myocardium: ventricle.map { $0 / 2 },
      size: LearningCurve.Size(images: 10 * seed, volunteers: seed, seen: 30))
  }

  static func asked(_ curves: [LearningCurve] = [first, second, other]) -> Asked<LearningCurves> {
    Asked(Given(LearningCurves(curves)))
  }

  static func runs(_ curves: [LearningCurve] = [first, second, other]) -> SubsetRuns {
    let asked = asked(curves)
    return SubsetRuns(
      curves: asked, smoothing: SubsetSmoothing(curves: asked, span: 1, degree: 1, points: 3))
  }
}
