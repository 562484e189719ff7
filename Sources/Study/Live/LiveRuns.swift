import Cohorts
import Engine
import GroundTruth
import Labels
import Learning
import Book
import Measurements
import Volumes

/// Trainings that a chapter asks for: what they share, and a list `runs` in which each says only what it does otherwise.
///
/// Options, of the block or of a run, are those of ``RunSettings``; a run may also say `trained`, the settings of a network that is what it
/// is, and, as the block, `test_flips` (tested by the mean over each image and its mirror images). Of the block only: `test` (images to test on), `volumes` (a cohort whose volumes are measured), `repetitions` (draws of the intervals), `find_rate` (a learning-rate range test of
/// the first run).
///
/// `seeds`, of the block or of a run, repeats a training with another chance. Tables of single trainings then tell seeds apart; `test`,
/// `differences`, `error`, `volume_error` and `good_ef` have a row for each run, the mean over its seeds (``SeedScores``, ``SeedVolumes``).
struct LiveRuns: Decodable, Hashable, Sendable {
  var runs: [LiveRun]
  /// Differences of runs that are asked for.
  var comparisons: [Comparison] = []
  /// By name, runs that one line joins over the patients that they learnt from.
  var lines: [String: [String]] = [:]
  /// Draws of the bootstrap by patient.
  private var repetitions = 1000

  struct Comparison: Hashable, Sendable {
    var name: String
    var step: SeedScores
  }

  /// Of the first run, where it is asked for.
  var rates: RateSearch?

  private enum CodingKeys: String, CodingKey {
    case runs, test, test_flips, volumes, repetitions, find_rate, seeds, compare, lines
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    var shared = RunSettings()
    try shared.apply(decoder)
    try shared.refuseTwoLengths(decoder)
    if case .labelled(let images) = shared.data?.source, case .table(let file) = images.trust?.known
    {
      let names = images.labels.patients.map(\.member.name)
      do {
        for sentence in try file.differences(from: names, arePart: true, decoder) {
          decoder.remark(on: RunSettings.CodingKeys.data, sentence)
        }
      } catch {
        throw try decoder.container(keyedBy: RunSettings.CodingKeys.self).refusal(.data, "\(error)")
      }
    }
    let test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test)
    let repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)?.count ?? 1000
    let measured = try options.decodeIfPresent(Cohort.self, forKey: .volumes).map { cohort in
      do { try cohort.remark(on: CodingKeys.volumes, decoder) } catch {
        throw options.refusal(.volumes, "\(error)")
      }
      guard let known = cohort.known else {
        throw options.refusal(
          .volumes,
          "needs volumes that are known: give the cohort `volumes`, a table of pid, EDV and ESV")
      }
      return (cohort: cohort, known: known)
    }
    let seeds = try options.decodeIfPresent(Int.self, forKey: .seeds) ?? 1
    guard (1...100).contains(seeds) else { throw options.refusal(.seeds, "must be 1 to 100") }
    let flips = try options.decodeIfPresent(Bool.self, forKey: .test_flips)
    runs = []
    var list = try options.nestedUnkeyedContainer(forKey: .runs)
    while !list.isAtEnd {
      let decoder = try list.superDecoder()
      let own = try decoder.container(keyedBy: NameKey.self)
      try own.refuseOthers(
        than: NameKey.allCases, and: RunSettings.CodingKeys.allCases.map(\.rawValue), decoder)
      let name = try own.decode(String.self, forKey: .name)
      guard !name.isEmpty else { throw options.refusal(.runs, "a run has no name") }
      guard !runs.contains(where: { $0.name == name }) else {
        throw options.refusal(.runs, "there are two runs called \(name)")
      }
      let times = try own.decodeIfPresent(Int.self, forKey: .seeds) ?? seeds
      guard (1...100).contains(times) else {
        throw options.refusal(.runs, "the run \(name) has `seeds` outside 1 to 100")
      }
      let ownFlips = try own.decodeIfPresent(Bool.self, forKey: .test_flips) ?? flips
      var settings: RunSettings
      if own.contains(.trained) {
        let beside = try decoder.container(keyedBy: RunSettings.CodingKeys.self)
        if let key = beside.allKeys.first {
          throw options.refusal(
            .runs,
            "the run \(name) is `trained`, to which `\(key.stringValue)` beside it adds nothing: write it in those settings"
          )
        }
        settings = try own.decode(RunSettings.self, forKey: .trained)
        try settings.refuseTwoLengths(own.superDecoder(forKey: .trained))
      } else {
        settings = shared
        try settings.apply(decoder)
        try settings.refuseTwoLengths(decoder)
      }
      for time in 0..<times {
        let refusal: (String) -> any Error = { options.refusal(.runs, "the run \(name) \($0)") }
        let network = try settings.repeated(time).network(
          earlier: networks(seed: time + 1), refusal: refusal)
        try network.refuseIgnoredClass(refusal)
        try network.refuseLearntValidation(refusal)
        if let test { try network.refuseLearnt(Hearts(TrainingImages(test)), "test", refusal) }
        if let measured {
          try network.refuseLearnt(Hearts(measured.cohort.members), "volumes", refusal)
        }
        let scores = test.map {
          SegmentationScores(
            network: network,
            images: TrainingImages(
              $0, classes: network.images.classes, ignored: network.images.ignored),
            repetitions: repetitions, flips: ownFlips == true ? true : nil)
        }
        runs.append(
          LiveRun(
            name: name, seed: time + 1, network: network, scores: scores,
            volumes: measured.map { Self.volumes(name, network, $0.cohort, $0.known, repetitions) })
        )
      }
    }
    guard let first = runs.first else { throw options.refusal(.runs, "lists no run") }
    if try options.decodeIfPresent(Bool.self, forKey: .find_rate) == true {
      rates = RateSearch(network: first.network)
    }
    for pair in try options.decodeIfPresent([[String]].self, forKey: .compare) ?? [] {
      guard pair.count == 2, !tests(pair[0]).isEmpty, !tests(pair[1]).isEmpty else {
        throw options.refusal(
          .compare, "must be pairs of tested runs, e.g. `[[transfer, plain]]`, not \(pair)")
      }
      guard pair[0] != pair[1] else {
        throw options.refusal(.compare, "compares \(pair[0]) with itself")
      }
      comparisons.append(
        Comparison(
          name: "\(pair[0]) − \(pair[1])",
          step: SeedScores(
            scores: tests(pair[0]), others: tests(pair[1]), repetitions: repetitions)))
    }
    try options.refuseRepeats(.compare, comparisons.isEmpty ? nil : comparisons.map(\.name))
    lines = try options.decodeIfPresent([String: [String]].self, forKey: .lines) ?? [:]
    for name in lines.sorted(by: { $0.key < $1.key }).flatMap(\.value) where tests(name).isEmpty {
      throw options.refusal(.lines, "there is no tested run \(name)")
    }
    self.repetitions = repetitions
  }

  private enum NameKey: String, CodingKey, CaseIterable {
    case name, trained, seeds, test_flips
  }

  /// What `from` may name: of each run the network of this seed, or of its last.
  private func networks(seed: Int) -> [String: LearnedNetwork] {
    var networks: [String: LearnedNetwork] = [:]
    for run in runs where run.seed <= seed { networks[run.name] = run.network }
    return networks
  }

  private static func volumes(
    _ name: String, _ network: LearnedNetwork, _ cohort: Cohort, _ known: KnownVolumes,
    _ repetitions: Int
  ) -> SearchComparison {
    let labels = CohortLabels(patients: cohort.images, labeller: .network(Asked(network)))
    let measurements = LabelMeasurements(labels: labels, keepsLabels: false)
    return SearchComparison(
      source: .cohort(
        Asked(
          CohortVolumes(methods: [.init(name: name, measurements: measurements)], known: known))),
      methods: [name], repetitions: repetitions, trainedThreshold: 0.05,
      goodEjectionFraction: 0.1, badVolume: 0.2)
  }

  /// In the order of the seeds; empty where nothing is tested.
  private func tests(_ name: String) -> [SegmentationScores] {
    runs.filter { $0.name == name }.compactMap(\.scores)
  }

  var names: [String] {
    runs.filter { $0.seed == 1 }.map(\.name)
  }
  var isRepeated: Bool { runs.contains { $0.seed > 1 } }

  /// A run's tests over its seeds; nil where nothing is tested.
  func summary(of name: String) -> SeedScores? {
    let tests = tests(name)
    return tests.isEmpty ? nil : SeedScores(scores: tests, others: [], repetitions: repetitions)
  }

  /// A run's volumes over its seeds; nil where nothing is measured.
  func volumes(of name: String) -> SeedVolumes? {
    let volumes = runs.filter { $0.name == name }.compactMap(\.volumes)
    return volumes.isEmpty ? nil : SeedVolumes(volumes: volumes, repetitions: repetitions)
  }

  /// The steps of each run with its name.
  var stepNames: [(step: any Step, name: String)] {
    runs.flatMap { run in
      let steps: [(any Step)?] = [run.network, run.log, run.scores, run.volumes]
      return steps.compactMap { $0 }.map { ($0, run.name) }
    } + names.compactMap { name in summary(of: name).map { ($0, name) } }
      + names.compactMap { name in volumes(of: name).map { ($0, name) } }
      + comparisons.map { ($0.step, $0.name) } + (rates.map { [($0, names[0])] } ?? [])
      + runs.flatMap { $0.network.named($0.name) }
  }

  var steps: [any Step] {
    let summaries: [any Step] =
      isRepeated ? names.compactMap(summary) + names.compactMap(volumes) : []
    return summaries + comparisons.map(\.step)
      + runs.flatMap { run -> [any Step] in
        [run.log] + (run.scores.map { [$0] } ?? []) + (run.volumes.map { [$0] } ?? [])
      }
      + (rates.map { [$0] } ?? [])
  }
}
