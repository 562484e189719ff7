/// One of the trainings of a page that asks how many images are needed.
struct LiveSubsetRun: Codable, Hashable, Sendable {
  var run: TrainingRun
  var network: LearnedNetwork

  var log: LearningLog { LearningLog(network: network) }
}
