import Statistics
import StudyTerms

/// The learning curves of trainings that differ by chance only, combined into mean and range at
/// each point.
package struct CurveBand: Hashable, Sendable {
  /// The start of the trainings.
  package var model: SegmentationModel
  /// The subset that they were trained on.
  package var subset: Subset
  /// Images seen at each point, in thousands.
  package var images: [Double]
  /// The mean, lowest and highest Dice at each point.
  package var mean, low, high: [Double]

  /// Combines curves of one start and subset, up to the length of the shortest; nil if there are
  /// none.
  init?(_ curves: [LearningCurve], _ tissue: TissueClass) {
    guard let first = curves.first else { return nil }
    model = first.run.model
    subset = first.run.subset
    let count = curves.map(\.images.count).min() ?? 0
    func over(
      _ statistic: ([Double]) -> Double, _ values: (LearningCurve) -> [Double]
    ) -> [Double] {
      (0..<count).map { place in
        let numbers = curves.map { values($0)[place] }
        // A range over only some of the curves would mislead.
        return numbers.contains(where: \.isNaN) ? .nan : statistic(numbers)
      }
    }
    images = over(Statistics.mean) { $0.images }
    mean = over(Statistics.mean) { $0.dice(tissue) }
    low = over({ $0.min() ?? .nan }) { $0.dice(tissue) }
    high = over({ $0.max() ?? .nan }) { $0.dice(tissue) }
  }

  /// A band for each start and subset, in the order of the curves.
  package static func all(_ curves: [LearningCurve], _ tissue: TissueClass) -> [CurveBand] {
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
