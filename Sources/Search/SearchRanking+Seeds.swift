extension SearchRanking.Rank {
  /// Means over the seeds of one run, which alone has the first rank; nil without a seed.
  package init?(_ seeds: [SearchRanking.Rank]) {
    guard let first = seeds.first else { return nil }
    self.init(
      method: first.method, signedRank: 1, absoluteRank: 1,
      signedMean: seeds.seedMean(\.signedMean), signedSD: seeds.seedMean(\.signedSD),
      signedMedian: seeds.seedMean(\.signedMedian), absoluteMean: seeds.seedMean(\.absoluteMean),
      absoluteSD: seeds.seedMean(\.absoluteSD), absoluteMedian: seeds.seedMean(\.absoluteMedian),
      signedRelativeMean: seeds.seedMean(\.signedRelativeMean),
      signedRelativeMedian: seeds.seedMean(\.signedRelativeMedian),
      absoluteRelativeMean: seeds.seedMean(\.absoluteRelativeMean),
      absoluteRelativeMedian: seeds.seedMean(\.absoluteRelativeMedian))
  }
}
