import Engine
import Learning
import Report

/// Trainings that a chapter asks for: what they share, and a list `runs` in which each says only what it does otherwise.
///
/// Options, of the block or of a run, are those of ``RunSettings``; a run may also say `trained`, the settings of a network that is what it
/// is. Of the block only: `test` (images to test on), `volumes` (a cohort whose volumes are measured), `repetitions` (draws of the intervals), `find_rate` (a learning-rate
/// range test of the first run).
struct LiveRuns: Decodable, Hashable, Sendable {
  var runs: [LiveRun]
  /// Of the first run, where it is asked for.
  var rates: RateSearch?

  private enum CodingKeys: String, CodingKey {
    case runs, test, volumes, repetitions, find_rate
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    var shared = RunSettings()
    try shared.apply(decoder)
    let test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test)
    let repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)?.count ?? 1000
    let measured = try options.decodeIfPresent(Cohort.self, forKey: .volumes).map { cohort in
      guard let known = cohort.known else {
        throw options.refusal(
          .volumes,
          "needs volumes that are known: give the cohort `volumes`, a table of pid, EDV and ESV")
      }
      return (cohort: cohort, known: known)
    }
    runs = []
    var list = try options.nestedUnkeyedContainer(forKey: .runs)
    while !list.isAtEnd {
      let decoder = try list.superDecoder()
      let own = try decoder.container(keyedBy: NameKey.self)
      try own.refuseOthers(
        than: [.name, .trained], and: RunSettings.CodingKeys.allCases.map(\.rawValue), decoder)
      let name = try own.decode(String.self, forKey: .name)
      guard !runs.contains(where: { $0.name == name }) else {
        throw options.refusal(.runs, "there are two runs called \(name)")
      }
      let network: LearnedNetwork
      if own.contains(.trained) {
        network = try own.decode(RunSettings.self, forKey: .trained).network { sentence in
          options.refusal(.runs, "the run \(name) \(sentence)")
        }
      } else {
        var settings = shared
        try settings.apply(decoder)
        let earlier = Dictionary(uniqueKeysWithValues: runs.map { ($0.name, $0.network) })
        network = try settings.network(earlier: earlier) {
          options.refusal(.runs, "the run \(name) \($0)")
        }
      }
      let scores = test.map {
        SegmentationScores(
          network: network,
          images: TrainingImages($0, classes: network.images.classes),
          repetitions: repetitions)
      }
      runs.append(
        LiveRun(
          name: name, network: network, scores: scores,
          volumes: measured.map { Self.volumes(name, network, $0.cohort, $0.known, repetitions) }))
    }
    guard let first = runs.first else { throw options.refusal(.runs, "lists no run") }
    if try options.decodeIfPresent(Bool.self, forKey: .find_rate) == true {
      rates = RateSearch(network: first.network)
    }
  }

  private enum NameKey: String, CodingKey { case name, trained }

  private static func volumes(
    _ name: String, _ network: LearnedNetwork, _ cohort: Cohort, _ known: KnownVolumes,
    _ repetitions: Int
  ) -> SearchComparison {
    let labels = CohortLabels(patients: cohort.images, labeller: .network(network))
    let measurements = LabelMeasurements(labels: labels, keepsLabels: false)
    return SearchComparison(
      source: .cohort(
        CohortVolumes(methods: [.init(name: name, measurements: measurements)], known: known)),
      methods: [name], repetitions: repetitions, trainedThreshold: 0.05,
      goodEjectionFraction: 0.1, badVolume: 0.2)
  }

  var steps: [any Step] {
    runs.flatMap { run -> [any Step] in
      [run.log] + (run.scores.map { [$0] } ?? []) + (run.volumes.map { [$0] } ?? [])
    }
      + (rates.map { [$0] } ?? [])
  }
}
