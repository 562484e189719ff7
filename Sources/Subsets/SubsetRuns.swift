import Engine
import StudyTerms
import Tables

/// First epoch, peak and last epoch of every training, and the peak of its smoothed curve.
package struct SubsetRuns: RunnableStep {
  package var curves: Asked<LearningCurves>
  package var smoothing: SubsetSmoothing

  package init(curves: Asked<LearningCurves>, smoothing: SubsetSmoothing) {
    self.curves = curves
    self.smoothing = smoothing
  }

  package var inputs: [any Step] { [curves.step, smoothing] }
  package var title: String { "first, peak and last epochs" }

  /// One class of one training.
  package struct Run: Codable, Hashable, Sendable {
    package var model: SegmentationModel
    package var subset: Subset
    package var seed: Int
    package var tissue: TissueClass
    package var epochs: Int
    /// Dice; of the smoothed curve not-a-number where there is none.
    package var first, peak, last, smoothedPeak: Double
    package var peakEpoch: Int
    /// Thousands of images seen at the peak of the smoothed curve.
    package var smoothedAt: Double

    package var drop: Double { peak - last }

    init(_ curve: LearningCurve, _ smooth: LearningCurve, _ tissue: TissueClass) {
      let dice = curve.dice(tissue)
      let smoothed = smooth.dice(tissue)
      let top = Self.firstMaximum(dice)
      let smoothTop = Self.firstMaximum(smoothed)
      model = curve.run.model
      subset = curve.run.subset
      seed = curve.run.seed
      self.tissue = tissue
      epochs = dice.count
      first = dice.first ?? .nan
      last = dice.last ?? .nan
      peak = top.map { dice[$0] } ?? .nan
      peakEpoch = top.map { curve.epochs[$0] } ?? 0
      smoothedPeak = smoothTop.map { smoothed[$0] } ?? .nan
      smoothedAt = smoothTop.map { smooth.images[$0] } ?? .nan
    }

    /// nil where there is no number: a few epochs have no smoothed curve.
    private static func firstMaximum(_ values: [Double]) -> Int? {
      values.indices.filter { !values[$0].isNaN }.min { (-values[$0], $0) < (-values[$1], $1) }
    }
  }

  /// By training, then by class.
  package func run(_ context: StepContext) async throws -> Rows<Run> {
    let curves = try context.output(of: curves).curves
    let smoothed = try context.output(of: smoothing).curves
    return Rows(
      zip(curves, smoothed).flatMap { curve, smooth in
        TissueClass.compared.map { Run(curve, smooth, $0) }
      })
  }
}
