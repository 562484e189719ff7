import StudyTerms
import Subsets
import Tables

extension SubsetRuns.Run {
  /// Without the peak of the smoothed curve.
  static let rawColumns: [RowColumn<SubsetRuns.Run>] = [
    .texts("model", title: "Start", \.model.rawValue),
    .texts("subset", title: "Subset", \.subset.rawValue),
    .texts("class", title: "Class", \.tissue.symbol),
    .counts("epochs", title: "Epochs", \.epochs),
    .numbers("first", title: "First", decimals: 3, \.first),
    .numbers("peak", title: "Peak", decimals: 3, \.peak),
    .counts("peak_epoch", title: "Peak at epoch", \.peakEpoch),
    .numbers("last", title: "Last", decimals: 3, \.last),
    .numbers("drop", title: "Peak - last", decimals: 3, \.drop),
  ]

  static let columns: [RowColumn<SubsetRuns.Run>] =
    rawColumns + [
      .numbers("smoothed_peak", title: "Smoothed peak", decimals: 3, \.smoothedPeak),
      .numbers(
        "smoothed_at", title: "Smoothed peak at", unit: "1000 images", decimals: 1, \.smoothedAt),
    ]
}

extension SeedSpread.Spread {
  static let columns: [RowColumn<SeedSpread.Spread>] = [
    .texts("model", title: "Start", \.model.rawValue),
    .texts("subset", title: "Subset", \.subset.rawValue),
    .texts("class", title: "Class", \.tissue.symbol),
    .counts("seeds", title: "Seeds", \.seeds),
    .counts("epochs", title: "Epochs", \.epochs),
    .numbers("first", title: "First", decimals: 3, \.first),
    .numbers("peak", title: "Peak", decimals: 3, \.peak),
    .numbers("last", title: "Last", decimals: 3, \.last),
    .numbers("last_sd", title: "SD", decimals: 3, \.lastSD),
    .numbers("last_low", title: "Lowest", decimals: 3, \.lastLow),
    .numbers("last_high", title: "Highest", decimals: 3, \.lastHigh),
    .numbers("drop", title: "Peak - last", decimals: 3, \.drop),
  ]
}

extension SubsetBaseline.Mean {
  static let columns: [RowColumn<SubsetBaseline.Mean>] = [
    .texts("images", title: "Images") { $0.split?.rawValue ?? "all" },
    .texts("class", title: "Class", \.tissue.symbol),
    .counts("count", title: "Number", \.count),
    .numbers("mean", title: "Mean Dice", decimals: 3, \.mean),
  ]
}

extension SubsetSize {
  static let keyColumns: [RowColumn<SubsetSize>] = [
    .texts("subset", title: "Subset", \.subset.rawValue),
    .texts("description", title: "Training images", \.subset.title),
  ]
}
