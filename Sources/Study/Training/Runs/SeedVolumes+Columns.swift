import SearchErrors
import Tables

extension [SeedError] {
  /// Counts the series without known volumes, if there are any.
  func table() throws -> Table {
    let unknown: [RowColumn<SeedError>] = [.counts("unknown", title: "Truth unknown", \.unknown)]
    return try Table(
      self,
      [.texts("method", title: "Method", \.method)] + RowColumn<SeedError>.errorSummary + [
        .error("low", "95 % low", \.low), .error("high", "95 % high", \.high),
        // Means of counts are not whole.
        .numbers("undefined", title: "No EF", decimals: 1, \.undefined),
      ] + (contains { $0.unknown > 0 } ? unknown : []) + [
        .counts("seeds", title: "Seeds", \.seeds),
        .error("seed_low", "Lowest seed", \.seedLow),
        .error("seed_high", "Highest seed", \.seedHigh),
      ])
  }
}

extension [SeedGoodFractions] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("method", title: "Method", \.method),
        .counts("count", title: "Series", \.count),
        .numbers("good", title: "Good EF", decimals: 1, \.good),
        .numbers("bad", title: "Of these, bad volume", decimals: 1, \.bad),
        .numbers("bad_signed", title: "Bad volume, signed maximum", decimals: 1, \.badSigned),
        .share("share", "Share of series", \.share),
        .share("share_signed", "Share, signed maximum", \.shareSigned),
        .share("share_of_good", "Share of good EF", \.shareOfGood),
      ])
  }
}
