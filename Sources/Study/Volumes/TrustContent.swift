import Book
import Engine
import Figures
import StudyTerms
import Tables
import Trainings
import VolumeStatistics
import Volumes

/// What the agreement of volumes says of the labels of a cohort.
struct TrustContent: ContentBuilder {
  var trust: LabelTrust
  /// Of the cohort.
  var patients: Int
  var names: [(step: any Step, name: String)]
  /// Whether the network that labels learnt from these patients.
  var leakage: LeakageCheck?

  var steps: [any Step] { [trust] + (leakage.map { [$0] } ?? []) }

  func content(from results: any Results) throws -> [Content] {
    if let leakage { _ = try results.output(of: leakage) }
    let found = try results.output(of: trust)
    var content: [Content] = []
    if found.series.rows.contains(where: { !$0.ventricle.isNaN }) {
      content += [
        .figure(try figure(found.series.rows.filter(\.isUsed))),
        .table(
          TableContent(
            part: "association", try association(found.association.rows), keys: ["class"],
            caption: "Correlation of a series’ score with the Dice of its labels with the truth.")),
      ]
    }
    return content + [
      .table(
        TableContent(
          try groups(found.sets.rows, "threshold", title: "Score up to (%)") { group in
            group.upTo.map(ScoreNames.percent) ?? "all"
          }, keys: ["threshold"],
          caption:
            "Series whose score is at most so much, and the Dice of their labels with the truth; intervals draw"
            + " patients, and fewer than four have none.")),
      .table(
        TableContent(
          part: "bins",
          try groups(found.bins.rows, "set", title: "Score (%)") { group in
            group.upTo.map { ScoreNames.range(above: group.above, upTo: $0) } ?? "above"
          }, keys: ["set"],
          caption: "Series whose score lies between two limits, and the Dice of their labels with"
            + " the truth.", shown: false)),
      .table(
        TableContent(
          part: "landscape", try landscape(found.landscape.rows), keys: ["version"],
          caption: "Landscape series, labelled as they are and turned by 90 degrees.")),
      .table(
        TableContent(
          part: "series", try Self.table(found.series.rows), keys: ["Id"],
          caption: "Score and Dice of every series.", shown: false)),
      .values([
        NamedValue("patients", Double(patients), decimals: 0),
        NamedValue("series", Double(found.known), decimals: 0),
        NamedValue("good_ef", Double(found.goodEjectionFractions), decimals: 0),
        NamedValue("good_ef_bad_volume", Double(found.badVolumes), decimals: 0),
        NamedValue(
          "share_bad_volume",
          found.goodEjectionFractions == 0
            ? .nan : 100 * Double(found.badVolumes) / Double(found.goodEjectionFractions),
          unit: "%", decimals: 0),
      ]),
    ]
  }

  private func figure(_ series: [TrustedSeries]) throws -> FigureContent {
    let classes: [(TissueClass, Color, (TrustedSeries) -> Double)] = [
      (.ventricle, .vermilion, \.ventricle), (.myocardium, .blue, \.myocardium),
    ]
    let panels = classes.map { tissue, color, dice in
      Panel(
        title: tissue.symbol, x: Axis("Score", unit: "%", .log10()),
        y: Axis("Dice \(tissue.symbol) with the truth"),
        [
          .points(
            x: series.map { 100 * $0.score }, y: series.map(dice), color: color, size: 4,
            opacity: 0.8)
        ] + trust.thresholds.map { .vertical(x: 100 * $0, color: .gray, dash: .dashed) })
    }
    return FigureContent(
      Figure(panels, columns: 2, aspect: 0.9), source: try Self.table(series),
      caption:
        "What the score says of the labels: each point is a series, its score (the larger relative error of EDV and ESV)"
        + " beside the Dice of its labels with the truth. Dashed: the sets’ limits; the axis of the score is logarithmic.",
      alt: "Two scatter plots, cavity and wall, of Dice over score on a logarithmic axis.")
  }
}

extension TrustContent {
  private static func table(_ series: [TrustedSeries]) throws -> Table {
    func percent(
      _ name: String, _ title: String, _ value: @escaping @Sendable (TrustedSeries) -> Double
    ) -> RowColumn<TrustedSeries> {
      .numbers(name, title: title, unit: "%", decimals: 1) { 100 * value($0) }
    }
    return try Table(
      series,
      [
        .texts("Id", title: "Image series", \.id.text), .logicals("used", title: "Used", \.isUsed),
        percent("edv_error", "EDV error", \.diastolicError),
        percent("esv_error", "ESV error", \.systolicError),
        percent("ef_error", "EF error", \.ejectionFractionError),
        percent("score", "Score", \.score),
        .numbers("LV", title: "Dice LV", decimals: 3, \.ventricle),
        .numbers("MY", title: "Dice MY", decimals: 3, \.myocardium),
      ])
  }

  private func groups(
    _ rows: [TrustedGroup], _ key: String, title: String,
    _ name: @escaping @Sendable (TrustedGroup) -> String
  ) throws -> Table {
    try Table(
      rows,
      [
        .texts(key, title: title, name), .counts("series", title: "Series", \.series),
        .counts("patients", title: "Patients", \.patients),
        .numbers("LV", title: "Mean Dice LV", decimals: 3, \.ventricle),
        .numbers("low", title: "95 % low", decimals: 3, \.low),
        .numbers("high", title: "95 % high", decimals: 3, \.high),
        .numbers("worst", title: "Worst LV", decimals: 3, \.worst),
        .numbers("MY", title: "Mean Dice MY", decimals: 3, \.myocardium),
      ])
  }

  private func landscape(_ rows: [TrustedVersion]) throws -> Table {
    try Table(
      rows,
      [
        .texts("version", title: "Version") { $0.isTurned ? "turned" : "as it is" },
        .counts("series", title: "Series", \.series),
        .numbers("LV", title: "Mean Dice LV", decimals: 3, \.ventricle),
        .numbers("MY", title: "Mean Dice MY", decimals: 3, \.myocardium),
        .numbers(
          "ef_error", title: "Mean EF error", unit: "pp", decimals: 1, \.ejectionFractionError),
      ])
  }

  private func association(_ rows: [TrustAssociation]) throws -> Table {
    try Table(
      rows,
      [
        .texts("class", title: "Class", \.tissue.symbol),
        .counts("series", title: "Series", \.count),
        .numbers("rho", title: "Spearman’s rho", decimals: 2, \.rho),
        .numbers("low", title: "95 % low", decimals: 2, \.low),
        .numbers("high", title: "95 % high", decimals: 2, \.high), .numbers("p", \.p),
      ])
  }
}
