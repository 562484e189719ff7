import Search

/// How many series of a run have a good ejection fraction of bad volumes; every number is the mean
/// over the seeds, a share without a whole left out.
package struct SeedGoodFractions: Codable, Hashable, Sendable {
  package var method: String
  /// Series; all seeds measure the same.
  package var count: Int
  /// As in ``SearchGoodFractions/Count``.
  package var good, bad, badSigned: Double
  /// In per cent.
  package var share, shareSigned, shareOfGood: Double

  /// nil without a seed.
  init?(_ seeds: [SearchGoodFractions.Count]) {
    guard let first = seeds.first else { return nil }
    method = first.method
    count = first.count
    good = seeds.seedMean { Double($0.good) }
    bad = seeds.seedMean { Double($0.bad) }
    badSigned = seeds.seedMean { Double($0.badSigned) }
    share = seeds.seedMean(\.share)
    shareSigned = seeds.seedMean(\.shareSigned)
    shareOfGood = seeds.seedMean(\.shareOfGood)
  }
}
