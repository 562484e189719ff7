import Engine
import StudyTerms
import Tables

/// First epoch, peak and last epoch of every training, and the peak of its smoothed curve.
struct SubsetRuns: RunnableStep {
  var log: TrainingLog
  var smoothing: SubsetSmoothing

  var inputs: [any Step] { [log, smoothing] }
  var title: String { "first, peak and last epochs" }

  /// Columns model, subset, class, epochs, images (thousands, seen in all), first, peak, peak_epoch, last, loss (peak -
  /// last), smoothed_peak, smoothed_at (thousands of images); seed where runs differ by chance.
  func run(_ context: StepContext) async throws -> Table {
    let curves = try context.output(of: log).curves
    let smoothed = try context.output(of: smoothing).curves
    var rows: [Row] = []
    for (curve, smooth) in zip(curves, smoothed) {
      for tissue in TissueClass.compared {
        rows.append(Row(curve, smooth, tissue))
      }
    }
    var seeds: [Column] = []
    if case .live = log.origin {
      seeds = [Column("seed", title: "Seed", counts: rows.map(\.run.seed))]
    }
    return try Table(
      [
        Column("model", title: "Start", texts: rows.map(\.run.model.rawValue)),
        Column("subset", title: "Subset", texts: rows.map(\.run.subset.rawValue)),
        Column("class", title: "Class", texts: rows.map(\.tissue.symbol)),
        Column("epochs", title: "Epochs", counts: rows.map(\.epochs)),
        Column("first", title: "First", decimals: 3, numbers: rows.map(\.first)),
        Column("peak", title: "Peak", decimals: 3, numbers: rows.map(\.peak)),
        Column("peak_epoch", title: "Peak at epoch", counts: rows.map(\.peakEpoch)),
        Column("last", title: "Last", decimals: 3, numbers: rows.map(\.last)),
        Column("drop", title: "Peak - last", decimals: 3, numbers: rows.map { $0.peak - $0.last }),
        Column("smoothed_peak", title: "Smoothed peak", decimals: 3, numbers: rows.map(\.smoothed)),
        Column(
          "smoothed_at", title: "Smoothed peak at", unit: "1000 images", decimals: 1,
          numbers: rows.map(\.smoothedAt)),
      ] + seeds)
  }

  private struct Row {
    var run: TrainingRun
    var tissue: TissueClass
    var epochs, peakEpoch: Int
    var first, peak, last, smoothed, smoothedAt: Double

    init(_ curve: LearningCurve, _ smooth: LearningCurve, _ tissue: TissueClass) {
      let dice = curve.dice(tissue)
      let top = Self.firstMaximum(dice)
      let smoothTop = Self.firstMaximum(smooth.dice(tissue))
      run = curve.run
      self.tissue = tissue
      epochs = dice.count
      first = dice.first ?? .nan
      last = dice.last ?? .nan
      peak = top.map { dice[$0] } ?? .nan
      peakEpoch = top.map { curve.epochs[$0] } ?? 0
      smoothed = smoothTop.map { smooth.dice(tissue)[$0] } ?? .nan
      smoothedAt = smoothTop.map { smooth.images[$0] } ?? .nan
    }

    /// nil where there is no number: a few epochs have no smoothed curve.
    private static func firstMaximum(_ values: [Double]) -> Int? {
      values.indices.filter { !values[$0].isNaN }.min { (-values[$0], $0) < (-values[$1], $1) }
    }
  }
}
