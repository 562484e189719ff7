import Search
import StudyTerms
import Tables

extension RowColumn where Row: ErrorSummary {
  /// Count, mean, SD, median, IQR and MAD.
  static var errorSummary: [RowColumn] {
    [
      .counts("count", title: "Series") { $0.count },
      .error("mean", "Mean") { $0.mean },
      .error("sd", "SD") { $0.sd },
      .error("median", "Median") { $0.median },
      .error("iqr", "IQR") { $0.iqr },
      .error("mad", "MAD") { $0.mad },
    ]
  }
}

extension RowColumn {
  /// In percentage points of the ejection fraction.
  static func error(
    _ name: String, _ title: String, _ value: @escaping @Sendable (Row) -> Double
  ) -> RowColumn {
    .numbers(name, title: title, unit: "pp", decimals: 2, value)
  }

  /// In per cent.
  static func share(
    _ name: String, _ title: String, _ value: @escaping @Sendable (Row) -> Double
  ) -> RowColumn {
    .numbers(name, title: title, unit: "%", decimals: 1, value)
  }
}

extension [MethodError] {
  /// With how many series nobody knows where there are some. `differences`: to the first method.
  func table(differences: Bool) throws -> Table {
    let more: [RowColumn<MethodError>] = [
      .error("difference", "More", \.difference),
      .error("difference_low", "95 % low", \.differenceLow),
      .error("difference_high", "95 % high", \.differenceHigh),
    ]
    let unknown: [RowColumn<MethodError>] = [
      .counts("unknown", title: "Truth unknown", \.unknown)
    ]
    let intervals: [RowColumn<MethodError>] = [
      .error("low", "95 % low", \.low), .error("high", "95 % high", \.high),
      .counts("undefined", title: "No EF", \.undefined),
    ]
    return try Table(
      self,
      [.texts("method", title: "Method", \.method)] + RowColumn<MethodError>.errorSummary
        + intervals + (differences ? more : [])
        + (contains { $0.unknown > 0 } ? unknown : []))
  }
}

extension [PartError] {
  /// `name`: what the column of the parts is called. `labeller`: with the label network's mean.
  func table(_ name: String, title: String, labeller: Bool = false) throws -> Table {
    let own: [RowColumn<PartError>] =
      labeller ? [.error("labeller", "Label network", \.labeller)] : []
    return try Table(
      self,
      [.texts("method", title: "Method", \.method), .texts(name, title: title, \.part)]
        + RowColumn<PartError>.errorSummary
        + [.error("low", "95 % low", \.low), .error("high", "95 % high", \.high)] + own)
  }
}

extension RowColumn<SearchSeries.Errors> {
  /// Of the published search with the parts of the challenge, else with the patients.
  static func all(isPublished: Bool) -> [RowColumn<SearchSeries.Errors>] {
    [
      .texts("Id", \.id.text), .texts("method", \.method),
      isPublished ? .texts("part", \.part.rawValue) : .texts("patient", \.patient.text),
      .numbers("error", unit: "pp", \.error), .numbers("volume_error", \.volumeError),
      .numbers("absolute_volume_error", \.absoluteVolumeError),
      .numbers("ef_error", \.relativeError),
    ]
  }
}

extension [SearchRanking.Rank] {
  /// `ranks`: those of one method alone say nothing.
  func table(ranks: Bool = true) throws -> Table {
    func relative(
      _ name: String, _ title: String, _ value: @escaping @Sendable (Element) -> Double
    ) -> RowColumn<Element> { .numbers(name, title: title, unit: "%", decimals: 1, value) }
    func volume(
      _ name: String, _ title: String, _ value: @escaping @Sendable (Element) -> Double
    ) -> RowColumn<Element> { .numbers(name, title: title, unit: "ml", decimals: 2, value) }
    let ranked: [RowColumn<Element>] = [
      .counts("rank_signed", title: "Rank, signed", \.signedRank),
      .counts("rank_absolute", title: "Rank, absolute", \.absoluteRank),
    ]
    return try Table(
      self,
      [.texts("method", title: "Method", \.method)] + (ranks ? ranked : []) + [
        volume("signed_mean", "Signed mean") { $0.signedMean },
        volume("signed_sd", "Signed SD") { $0.signedSD },
        volume("signed_median", "Signed median") { $0.signedMedian },
        volume("absolute_mean", "Absolute mean") { $0.absoluteMean },
        volume("absolute_sd", "Absolute SD") { $0.absoluteSD },
        volume("absolute_median", "Absolute median") { $0.absoluteMedian },
        relative("signed_relative_mean", "Signed mean, relative") { $0.signedRelativeMean },
        relative("signed_relative_median", "Signed median, relative") { $0.signedRelativeMedian },
        relative("absolute_relative_mean", "Absolute mean, relative") { $0.absoluteRelativeMean },
        relative("absolute_relative_median", "Absolute median, relative") {
          $0.absoluteRelativeMedian
        },
      ])
  }
}

extension [SearchGoodFractions.Count] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("method", title: "Method", \.method),
        .counts("count", title: "Series", \.count),
        .counts("good", title: "Good EF", \.good),
        .counts("bad", title: "Of these, bad volume", \.bad),
        .counts("bad_signed", title: "Bad volume, signed maximum", \.badSigned),
        .counts("bad_maximum", title: "Bad volume, as published", \.badMaximum),
        .share("share", "Share of series", \.share),
        .share("share_signed", "Share, signed maximum", \.shareSigned),
        .share("share_maximum", "Share, as published", \.shareMaximum),
        .share("share_of_good", "Share of good EF", \.shareOfGood),
      ])
  }
}

extension [SearchGoodSeries.Series] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("Id", title: "Image series", \.id.text), .texts("method", title: "Method", \.method),
        .numbers("EDV", unit: "ml", decimals: 1, \.diastole),
        .numbers("true_EDV", title: "True EDV", unit: "ml", decimals: 1, \.trueDiastole),
        .numbers("edv_error", title: "EDV error", decimals: 3, \.diastolicError),
        .numbers("ESV", unit: "ml", decimals: 1, \.systole),
        .numbers("true_ESV", title: "True ESV", unit: "ml", decimals: 1, \.trueSystole),
        .numbers("esv_error", title: "ESV error", decimals: 3, \.systolicError),
        .numbers("maximum_error", title: "Larger error", decimals: 3, \.maximumError),
        .numbers("absolute_error", title: "Larger error by size", decimals: 3, \.absoluteError),
        .numbers("EF", unit: "%", decimals: 1, \.fraction),
        .numbers("true_EF", title: "True EF", unit: "%", decimals: 1, \.trueFraction),
        .numbers("ef_error", title: "EF error", decimals: 3, \.fractionError),
      ])
  }
}

extension [SearchMaximumErrors.MaximumError] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("method", title: "Method", \.method), .counts("count", title: "Series", \.count),
        .share("mean", "Mean", \.mean), .share("sd", "SD", \.sd),
        .share("median", "Median", \.median), .share("iqr", "IQR", \.iqr),
        .share("mad", "MAD", \.mad),
      ])
  }
}

extension [SearchCorrelations.Correlation] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("method", title: "Method", \.method), .texts("errors", title: "Errors", \.errors),
        .counts("count", title: "Series", \.count), .numbers("r", decimals: 3, \.r),
        .numbers("t", decimals: 2, \.t), .numbers("df", decimals: 0, \.df),
        .numbers("p", \.p), .numbers("low", title: "95 % low", decimals: 3, \.low),
        .numbers("high", title: "95 % high", decimals: 3, \.high),
      ])
  }
}

extension [SearchAudit.Item] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("item", title: "Item", \.item.rawValue), .texts("method", title: "Method", \.method),
        .numbers("published", title: "As published", decimals: 2, \.published),
        .numbers("like_for_like", title: "Like for like", decimals: 2, \.likeForLike),
        .numbers("difference", title: "Difference", decimals: 2) {
          $0.likeForLike - $0.published
        },
        .texts("unit", title: "Unit", \.item.unit),
      ])
  }
}
