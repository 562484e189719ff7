import Search

/// The error of the ejection fraction of a run over its seeds, in percentage points; every number is
/// the mean over the seeds.
package struct SeedError: ErrorSummary, Codable, Hashable, Sendable {
  package var method: String
  /// Series; all seeds measure the same.
  package var count: Int
  package var mean, sd, median, iqr, mad: Double
  /// 95 % interval of the mean by patient, of each series the mean over the seeds. Of one seed its
  /// own.
  package var low, high: Double
  /// Series without an ejection fraction.
  package var undefined: Double
  /// Series that are left out, because nobody knows the truth.
  package var unknown: Int
  package var seeds: Int
  /// The smallest and the largest mean of a seed.
  package var seedLow, seedHigh: Double

  /// nil without a seed.
  init?(_ seeds: [MethodError]) {
    guard let first = seeds.first else { return nil }
    method = first.method
    count = first.count
    mean = seeds.seedMean(\.mean)
    sd = seeds.seedMean(\.sd)
    median = seeds.seedMean(\.median)
    iqr = seeds.seedMean(\.iqr)
    mad = seeds.seedMean(\.mad)
    low = seeds.seedMean(\.low)
    high = seeds.seedMean(\.high)
    undefined = seeds.seedMean { Double($0.undefined) }
    unknown = first.unknown
    self.seeds = seeds.count
    seedLow = seeds.map(\.mean).min() ?? .nan
    seedHigh = seeds.map(\.mean).max() ?? .nan
  }
}
