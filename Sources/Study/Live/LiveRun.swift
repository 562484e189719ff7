import Learning

/// One training among several that are compared.
struct LiveRun: Hashable, Sendable {
  var name: String
  /// From 1; runs of the same name differ by chance only.
  var seed: Int
  var network: LearnedNetwork
  var scores: SegmentationScores?
  /// Volumes of a whole cohort beside those that are known.
  var volumes: SearchComparison?

  var log: LearningLog { LearningLog(network: network) }
}
