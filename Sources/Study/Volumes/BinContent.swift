import Book
import Engine
import Tables
import VolumeStatistics

/// The exclusive bins of the score, and the patients in them.
struct BinContent: ContentBuilder {
  var sets: LabelSets

  var steps: [any Step] { [sets] }

  func content(from results: any Results) throws -> [Content] {
    let found = try results.output(of: sets)
    let names = ScoreNames.bins(sets.thresholds)
    return [
      .table(
        TableContent(
          part: "audit", try audit(found.bins.rows, names), keys: ["item"],
          caption: "Series by score: as published (unrotated series) and as trained on.")),
      .table(
        TableContent(
          try Table(
            found.statistics.rows,
            [
              .texts("variant", title: "Variant", \.variant.rawValue),
              .texts("set", title: "Score (%)") { names[$0.bin] },
              .texts("measure", title: "Measure", \.measure.rawValue),
              .texts("unit", title: "Unit", \.measure.unit),
              .counts("count", title: "Series", \.count),
              .numbers("mean", title: "Mean", decimals: 2, \.mean),
              .numbers("sd", title: "SD", decimals: 2, \.sd),
              .numbers("median", title: "Median", decimals: 2, \.median),
            ]), keys: ["variant", "set", "measure"],
          caption: "Patients of the sets: true EF and volumes, sex, field strength.")),
      .table(
        TableContent(
          part: "sex", try counts(found.sexes.rows, "sex", title: "Sex", names),
          keys: ["variant", "set", "sex"], caption: "Sex by set.", shown: false)),
      .table(
        TableContent(
          part: "field",
          try counts(found.fields.rows, "field", title: "Field strength (T)", names),
          keys: ["variant", "set", "field"], caption: "Field strength by set.", shown: false)),
    ]
  }

  private func audit(_ bins: [BinSize], _ names: [String]) throws -> Table {
    func series(_ variant: ScoreBin.Variant) -> [Double] {
      bins.filter { $0.variant == variant }.map { Double($0.series) }
    }
    let (published, alike) = (series(.published), series(.alike))
    return try Table(
      Array(names.indices),
      [
        .texts("item", title: "Score (%)") { names[$0] },
        .numbers("published", title: "As published", unit: "series", decimals: 0) {
          published[$0]
        },
        .numbers("like_for_like", title: "Like for like", unit: "series", decimals: 0) {
          alike[$0]
        },
        .numbers("difference", title: "Difference", unit: "series", decimals: 0) {
          alike[$0] - published[$0]
        },
      ])
  }

  private func counts(
    _ rows: [BinCount], _ name: String, title: String, _ names: [String]
  ) throws -> Table {
    try Table(
      rows,
      [
        .texts("variant", title: "Variant", \.variant.rawValue),
        .texts("set", title: "Score (%)") { names[$0.bin] },
        .texts(name, title: title, \.value), .counts("count", title: "Series", \.count),
        .numbers("share", title: "Share", unit: "%", decimals: 1, \.share),
      ])
  }
}

extension BinStatistic.Measure {
  fileprivate var unit: String {
    switch self {
    case .ejectionFraction, .male: "%"
    case .diastole, .systole: "ml"
    case .field: "T"
    }
  }
}
