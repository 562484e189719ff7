import Book
import Engine
import Figures
import Statistics
import StudyTerms
import Tables
import VolumeStatistics

/// The volumes and masks of nine patients drawn by hand, beside the labels and the truth.
struct ManualContent: ContentBuilder {
  var validation: ManualValidation

  var steps: [any Step] { [validation] }

  func content(from results: any Results) throws -> [Content] {
    let found = try results.output(of: validation)
    let volumes = try Self.table(found.volumes.rows)
    return [
      .figure(figure(found.volumes.rows, found.regression.rows, source: volumes)),
      .table(
        TableContent(
          volumes, keys: ["patient", "phase"],
          caption: "Volumes of nine patients by manual masks, labels and truth.")),
      .table(
        TableContent(
          part: "agreement", try Self.table(found.agreement.rows), keys: ["phase", "pair"],
          caption: "Correlation and agreement between manual masks, labels and truth, with 95 %"
            + " intervals of the correlation.")),
      .table(
        TableContent(
          part: "regression",
          try Self.table(found.regression.rows.filter { $0.pair == .manualTruth }), keys: ["phase"],
          caption: "Regression of the true on the manual volume.")),
      .table(
        TableContent(
          part: "models", try Self.table(models: found.regression.rows), keys: ["phase", "pair"],
          caption: "Linear models of the second volume of each pair by the first.", shown: false)),
      .table(
        TableContent(
          part: "residuals", try Self.table(found.residuals.rows),
          keys: ["phase", "pair", "patient", "volume"],
          caption: "Residuals of the linear models.", shown: false)),
      .table(
        TableContent(
          part: "dice", try Self.summary(found.images.rows), keys: ["class"],
          caption: "Dice of manual masks and labels over images.")),
      .table(
        TableContent(
          part: "images", try Self.table(found.images.rows), keys: ["image"],
          caption: "Dice of manual masks and labels by image.", shown: false)),
    ]
  }

  private func figure(
    _ volumes: [ManualVolume], _ fits: [ManualRegression], source: Table
  ) -> FigureContent {
    let panels = Phase.allCases.map { phase in
      let own = volumes.filter { $0.phase == phase }
      var panel = Panel.scatterWithIdentity(
        x: own.map(\.manual), y: own.map(\.truth), xLabel: "Manual", yLabel: "Truth", unit: "ml",
        title: phase.volumeName, size: 4, opacity: 0.9)
      panel.marks += fits.filter { $0.phase == phase && $0.pair == .manualTruth }.map {
        .slope(intercept: $0.intercept, slope: $0.slope, color: .vermilion, dash: .dashed)
      }
      return panel
    }
    return FigureContent(
      Figure(panels, columns: 2, aspect: 1), source: source,
      caption:
        "True volumes against those of the manual masks; solid: identity, dashed: regression.",
      alt: "Two scatter plots, ED and ES, with the lines of identity and regression.")
  }
}

extension ManualContent {
  private static func table(_ volumes: [ManualVolume]) throws -> Table {
    try Table(
      volumes,
      [
        .counts("patient", title: "Patient", \.patient),
        .texts("phase", title: "Phase", \.phase.rawValue),
        .numbers("manual", title: "Manual", unit: "ml", decimals: 1, \.manual),
        .numbers("UKBB", title: "Labels", unit: "ml", decimals: 1, \.labels),
        .numbers("truth", title: "Truth", unit: "ml", decimals: 1, \.truth),
      ])
  }

  /// What both phases together are called.
  private static func name(_ phase: Phase?) -> String { phase?.rawValue ?? "both" }

  private static func table(_ rows: [ManualAgreement]) throws -> Table {
    try Table(
      rows,
      [
        .texts("phase", title: "Phase") { name($0.phase) },
        .texts("pair", title: "Pair", \.pair.rawValue),
        .counts("count", title: "Volumes", \.count), .numbers("r", decimals: 4, \.correlation),
        .numbers("r_low", title: "95 % low", decimals: 4, \.correlationLow),
        .numbers("r_high", title: "95 % high", decimals: 4, \.correlationHigh),
        .numbers("t", decimals: 2, \.t), .numbers("df", decimals: 0, \.df), .numbers("p", \.p),
        .numbers("bias", title: "Bias", unit: "ml", decimals: 1, \.bias),
        .numbers("loa_low", title: "Lower limit", unit: "ml", decimals: 1, \.lowerLimit),
        .numbers("loa_high", title: "Upper limit", unit: "ml", decimals: 1, \.upperLimit),
      ])
  }

  private static let coefficients: [RowColumn<ManualRegression>] = [
    .numbers("intercept", title: "Intercept", unit: "ml", decimals: 2, \.intercept),
    .numbers("intercept_error", title: "Intercept, SE", unit: "ml", decimals: 2, \.interceptError),
    .numbers("slope", title: "Slope", decimals: 3, \.slope),
    .numbers("slope_error", title: "Slope, SE", decimals: 3, \.slopeError),
    .numbers("slope_low", title: "Slope, 95 % low", decimals: 3, \.slopeLow),
    .numbers("slope_high", title: "Slope, 95 % high", decimals: 3, \.slopeHigh),
    .numbers("t", decimals: 2, \.t), .numbers("p", \.p),
    .numbers("r_squared", title: "r²", decimals: 4, \.rSquared),
  ]

  private static func table(_ rows: [ManualRegression]) throws -> Table {
    try Table(rows, [.texts("phase", title: "Phase") { name($0.phase) }] + coefficients)
  }

  /// All that R's `summary(lm(y ~ x))` prints.
  private static func table(models rows: [ManualRegression]) throws -> Table {
    try Table(
      rows,
      [
        .texts("phase", title: "Phase") { name($0.phase) },
        .texts("pair", title: "Pair", \.pair.rawValue),
      ] + coefficients + [
        .numbers("intercept_low", title: "Intercept, 95 % low", unit: "ml", \.interceptLow),
        .numbers("intercept_high", title: "Intercept, 95 % high", unit: "ml", \.interceptHigh),
        .numbers("intercept_t", title: "Intercept, t") { $0.intercept / $0.interceptError },
        .numbers("adjusted_r_squared", title: "Adjusted r²", decimals: 4, \.adjustedRSquared),
        .numbers("f", title: "F", decimals: 2, \.f), .numbers("df", decimals: 0, \.df),
        .numbers(
          "residual_error", title: "Residual standard error", unit: "ml", decimals: 2,
          \.residualError),
      ])
  }

  private static func table(_ rows: [ManualResidual]) throws -> Table {
    try Table(
      rows,
      [
        .texts("phase", title: "Phase") { name($0.phase) },
        .texts("pair", title: "Pair", \.pair.rawValue),
        .counts("patient", title: "Patient", \.patient),
        .texts("volume", title: "Volume", \.volume.rawValue),
        .numbers("residual", title: "Residual", unit: "ml", decimals: 2, \.residual),
      ])
  }

  private static func table(_ rows: [ManualImageScore]) throws -> Table {
    try Table(
      rows,
      [
        .texts("image", title: "Image", \.image), .counts("patient", title: "Patient", \.patient),
        .counts("frame", title: "Frame", \.frame),
        .numbers("LV", title: "Dice LV", decimals: 4, \.ventricle),
        .numbers("MY", title: "Dice MY", decimals: 4, \.myocardium),
      ])
  }

  private static func summary(_ rows: [ManualImageScore]) throws -> Table {
    let classes: [(TissueClass, Summary)] = [
      (.ventricle, Summary(of: rows.map(\.ventricle))),
      (.myocardium, Summary(of: rows.map(\.myocardium))),
    ]
    return try Table(
      classes,
      [
        .texts("class", title: "Class", \.0.symbol), .counts("count", title: "Images", \.1.count),
        .numbers("mean", title: "Mean", decimals: 4, \.1.mean),
        .numbers("sd", title: "SD", decimals: 4, \.1.sd),
        .numbers("median", title: "Median", decimals: 4, \.1.median),
        .numbers("q1", title: "First quartile", decimals: 4, \.1.q1),
        .numbers("q3", title: "Third quartile", decimals: 4, \.1.q3),
      ])
  }
}
