import Statistics
import StudyTerms
import Tables

/// Learning curves of trainings that differ by chance only, as one: mean and range at each of their points.
struct CurveBand: Hashable, Sendable {
  var model: SegmentationModel
  var subset: Subset
  /// Images seen, in thousands.
  var images: [Double]
  var mean, low, high: [Double]

  /// Of curves of one start and subset; the shortest says how many points there are.
  init?(_ curves: [LearningCurve], _ tissue: TissueClass) {
    guard let first = curves.first else { return nil }
    model = first.run.model
    subset = first.run.subset
    let count = curves.map(\.images.count).min() ?? 0
    func over(_ statistic: ([Double]) -> Double, _ values: (LearningCurve) -> [Double]) -> [Double]
    {
      (0..<count).map { place in
        let numbers = curves.map { values($0)[place] }
        // A range of some of the curves is none.
        return numbers.contains(where: \.isNaN) ? .nan : statistic(numbers)
      }
    }
    images = over(Statistics.mean) { $0.images }
    mean = over(Statistics.mean) { $0.dice(tissue) }
    low = over({ $0.min() ?? .nan }) { $0.dice(tissue) }
    high = over({ $0.max() ?? .nan }) { $0.dice(tissue) }
  }

  /// A band for each start and subset, in the order of the curves.
  static func all(_ curves: [LearningCurve], _ tissue: TissueClass) -> [CurveBand] {
    var order: [TrainingRun] = []
    var groups: [TrainingRun: [LearningCurve]] = [:]
    for curve in curves {
      let key = TrainingRun(model: curve.run.model, subset: curve.run.subset)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(curve)
    }
    return order.compactMap { CurveBand(groups[$0] ?? [], tissue) }
  }
}
