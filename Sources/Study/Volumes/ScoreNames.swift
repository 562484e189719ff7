import Tables

/// What tables call ranges of a score, in per cent.
enum ScoreNames {
  /// `12.5` of 0.125.
  static func percent(_ threshold: Double) -> String {
    Column.text((threshold * 1000).rounded() / 10)
  }

  /// `up to 5` or `5 to 10`.
  static func range(above low: Double?, upTo high: Double) -> String {
    low.map { "\(percent($0)) to \(percent(high))" } ?? "up to \(percent(high))"
  }

  /// The bins between ascending thresholds, by their index; the last is the rest.
  static func bins(_ thresholds: [Double]) -> [String] {
    zip([nil] + thresholds, thresholds).map { range(above: $0, upTo: $1) } + ["rest"]
  }
}
