import Engine
import StudyTerms
import Tables

/// Summarises every training by its first epoch, its peak, its last epoch and the peak of its
/// smoothed curve.
package struct SubsetRuns: RunnableStep {
  /// The learning curves.
  package var curves: Asked<LearningCurves>
  /// The step that smooths them.
  package var smoothing: SubsetSmoothing

  package init(curves: Asked<LearningCurves>, smoothing: SubsetSmoothing) {
    self.curves = curves
    self.smoothing = smoothing
  }

  package var inputs: [any Step] { [curves.step, smoothing] }
  package var title: String { "first, peak and last epochs" }

  /// One class of one training.
  package struct Run: Codable, Hashable, Sendable {
    /// The start of the training.
    package var model: SegmentationModel
    /// The subset.
    package var subset: Subset
    /// The training's seed.
    package var seed: Int
    /// The class.
    package var tissue: TissueClass
    /// The number of epochs.
    package var epochs: Int
    /// The Dice of the first epoch, the peak, the last epoch and the peak of the smoothed curve;
    /// the latter is NaN without a smoothed curve.
    package var first, peak, last, smoothedPeak: Double
    /// The epoch of the peak.
    package var peakEpoch: Int
    /// Images seen at the peak of the smoothed curve, in thousands.
    package var smoothedAt: Double

    /// The Dice lost from the peak to the last epoch.
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

    /// The index of the first maximum; nil if all values are NaN, as for too few epochs to smooth.
    private static func firstMaximum(_ values: [Double]) -> Int? {
      values.indices.filter { !values[$0].isNaN }.min { (-values[$0], $0) < (-values[$1], $1) }
    }
  }

  /// Returns the rows by training, then by class.
  package func run(_ context: StepContext) async throws -> Rows<Run> {
    let curves = try context.output(of: curves).curves
    let smoothed = try context.output(of: smoothing).curves
    return Rows(
      zip(curves, smoothed).flatMap { curve, smooth in
        TissueClass.compared.map { Run(curve, smooth, $0) }
      })
  }
}
