import Engine
import Learning
import Report

/// Trainings that a chapter asks for: what they share, and a list `runs` in which each says only what it does otherwise.
///
/// Options, of the block or of a run, are those of ``RunSettings``. Of the block only: `test` (images to test on), `repetitions` (draws of the intervals), `find_rate` (a learning-rate
/// range test of the first run).
struct LiveRuns: Decodable, Hashable, Sendable {
  var runs: [LiveRun]
  /// Of the first run, where it is asked for.
  var rates: RateSearch?

  private enum CodingKeys: String, CodingKey {
    case runs, test, repetitions, find_rate
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    var shared = RunSettings()
    try shared.apply(decoder)
    let test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test)
    let repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)?.count ?? 1000
    runs = []
    var list = try options.nestedUnkeyedContainer(forKey: .runs)
    while !list.isAtEnd {
      let decoder = try list.superDecoder()
      let own = try decoder.container(keyedBy: NameKey.self)
      try own.refuseOthers(
        than: [.name], and: RunSettings.CodingKeys.allCases.map(\.rawValue), decoder)
      let name = try own.decode(String.self, forKey: .name)
      guard !runs.contains(where: { $0.name == name }) else {
        throw options.refusal(.runs, "there are two runs called \(name)")
      }
      var settings = shared
      try settings.apply(decoder)
      let earlier = Dictionary(uniqueKeysWithValues: runs.map { ($0.name, $0.network) })
      let network = try settings.network(earlier: earlier) {
        options.refusal(.runs, "the run \(name) \($0)")
      }
      runs.append(
        LiveRun(
          name: name, network: network,
          scores: test.map {
            SegmentationScores(
              network: network,
              images: TrainingImages($0, classes: network.images.classes),
              repetitions: repetitions)
          }))
    }
    guard let first = runs.first else { throw options.refusal(.runs, "lists no run") }
    if try options.decodeIfPresent(Bool.self, forKey: .find_rate) == true {
      rates = RateSearch(network: first.network)
    }
  }

  private enum NameKey: String, CodingKey { case name }

  var steps: [any Step] {
    runs.flatMap { run -> [any Step] in [run.log] + (run.scores.map { [$0] } ?? []) }
      + (rates.map { [$0] } ?? [])
  }
}
