import Learning

/// One training among several that are compared.
struct LiveRun: Hashable, Sendable {
  var name: String
  var network: LearnedNetwork
  var scores: SegmentationScores?

  var log: LearningLog { LearningLog(network: network) }
}
