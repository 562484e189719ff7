import Book
import Cohorts
import Engine
import GroundTruth
import Labels
import Learning
import Measurements
import Search
import TrainingScores
import Trainings
import Volumes

/// The options of an author: what the trainings share, and a list `runs`, in which each training
/// names only what it does differently.
///
/// Options of the block or of a run are those of ``RunSettings``, `test_flips` (tested by the mean
/// over each image and its mirror images) and `seeds` (repetitions of a training with another
/// chance). A run may instead say `trained`, the whole settings of a network. Of the block only:
/// `test` (images to test on), `volumes` (a cohort whose volumes are measured), `repetitions`
/// (draws of the intervals), `find_rate` (a learning-rate range test of the first run), `compare`
/// (pairs of runs) and `lines`.
extension ComparedTrainings: Decodable {
  private enum CodingKeys: String, CodingKey {
    case runs, test, test_flips, volumes, repetitions, find_rate, seeds, compare, lines
  }
  private typealias Options = KeyedDecodingContainer<CodingKeys>

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let shared = try Shared(options, decoder)
    self.init(runs: [], repetitions: shared.repetitions)
    var list = try options.nestedUnkeyedContainer(forKey: .runs)
    while !list.isAtEnd { try add(list.superDecoder(), shared, options) }
    guard let first = runs.first else { throw options.refusal(.runs, "lists no run") }
    if try options.decodeIfPresent(Bool.self, forKey: .find_rate) == true {
      rates = RateSearch(network: first.network)
    }
    try compare(options)
    lines = try options.decodeIfPresent([String: [String]].self, forKey: .lines) ?? [:]
    for name in lines.sorted(by: { $0.key < $1.key }).flatMap(\.value)
    where tests(of: name).isEmpty {
      throw options.refusal(.lines, "there is no tested run \(name)")
    }
  }

  /// The options of the block as a whole.
  private struct Shared {
    var settings = RunSettings()
    var test: TrainingImages.Options?
    var measured: (cohort: Cohort, known: KnownVolumes)?
    var repetitions: Int
    var seeds: Int
    var flips: Bool?

    init(_ options: Options, _ decoder: any Decoder) throws {
      try settings.apply(decoder)
      try settings.refuseTwoLengths(decoder)
      try settings.remarkOnVolumes(decoder)
      test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test)
      repetitions =
        try options.decodeIfPresent(BootstrapRepetitions.self, forKey: .repetitions)?.count ?? 1000
      seeds = try options.decodeIfPresent(Int.self, forKey: .seeds) ?? 1
      guard (1...100).contains(seeds) else { throw options.refusal(.seeds, "must be 1 to 100") }
      flips = try options.decodeIfPresent(Bool.self, forKey: .test_flips)
      guard let cohort = try options.decodeIfPresent(Cohort.self, forKey: .volumes) else { return }
      do { try cohort.remark(on: CodingKeys.volumes, decoder) } catch {
        throw options.refusal(.volumes, "\(error)")
      }
      guard let known = cohort.known else {
        throw options.refusal(
          .volumes,
          "needs volumes that are known: give the cohort `volumes`, a table of pid, EDV and ESV")
      }
      measured = (cohort, known)
    }
  }

  private enum RunKeys: String, CodingKey, CaseIterable {
    case name, trained, seeds, test_flips
  }

  /// Adds the run that stands in a decoder, once for each of its seeds.
  private mutating func add(
    _ decoder: any Decoder, _ shared: Shared, _ options: Options
  ) throws {
    let own = try decoder.container(keyedBy: RunKeys.self)
    try own.refuseOthers(
      than: RunKeys.allCases, and: RunSettings.CodingKeys.allCases.map(\.rawValue), decoder)
    let name = try own.decode(String.self, forKey: .name)
    guard !name.isEmpty else { throw options.refusal(.runs, "a run has no name") }
    guard !runs.contains(where: { $0.name == name }) else {
      throw options.refusal(.runs, "there are two runs called \(name)")
    }
    let seeds = try own.decodeIfPresent(Int.self, forKey: .seeds) ?? shared.seeds
    guard (1...100).contains(seeds) else {
      throw options.refusal(.runs, "the run \(name) has `seeds` outside 1 to 100")
    }
    let flips = try own.decodeIfPresent(Bool.self, forKey: .test_flips) ?? shared.flips
    let settings = try Self.settings(of: name, own, decoder, shared, options)
    for time in 0..<seeds {
      let network = try self.network(settings, time, shared) {
        options.refusal(.runs, "the run \(name) \($0)")
      }
      let test = shared.test.map {
        TestDice(
          network: network,
          images: TrainingImages(
            $0, classes: network.images.classes, ignored: network.images.ignored),
          repetitions: shared.repetitions, flips: flips == true ? true : nil)
      }
      let volumes = shared.measured.map {
        Self.volumes(name, network, $0.cohort, $0.known, shared.repetitions)
      }
      runs.append(
        ComparedTraining(
          name: name, seed: time + 1, network: network, test: test, volumes: volumes,
          leakage: shared.measured.flatMap {
            LeakageCheck(of: network, on: .cohort($0.cohort.images), option: "volumes")
          }))
    }
  }

  /// The settings of a run: `trained` alone, or those of the block with its own changes.
  private static func settings(
    of name: String, _ own: KeyedDecodingContainer<RunKeys>, _ decoder: any Decoder,
    _ shared: Shared, _ options: Options
  ) throws -> RunSettings {
    guard own.contains(.trained) else {
      var settings = shared.settings
      try settings.apply(decoder)
      try settings.refuseTwoLengths(decoder)
      return settings
    }
    let beside = try decoder.container(keyedBy: RunSettings.CodingKeys.self)
    if let key = beside.allKeys.first {
      throw options.refusal(
        .runs,
        "the run \(name) is `trained`, to which `\(key.stringValue)` beside it adds nothing: write it in those settings"
      )
    }
    let settings = try own.decode(RunSettings.self, forKey: .trained)
    try settings.refuseTwoLengths(own.superDecoder(forKey: .trained))
    return settings
  }

  /// The network of a run with one seed. Refuses a network that is tested on what it learns from.
  private func network(
    _ settings: RunSettings, _ time: Int, _ shared: Shared, _ refusal: (String) -> any Error
  ) throws -> TrainedNetwork {
    let network = try settings.repeated(time).network(
      earlier: networks(seed: time + 1), refusal: refusal)
    try network.refuseIgnoredClass(refusal)
    try network.refuseLeakageOfValidation(refusal)
    if let test = shared.test {
      try network.refuseLeakage(of: PatientOrigin(TrainingImages(test)), "test", refusal)
    }
    if let cohort = shared.measured?.cohort {
      try network.refuseLeakage(of: PatientOrigin(cohort.members), "volumes", refusal)
    }
    return network
  }

  /// The networks that `from` may name: of each run the one with this seed, or with its last seed.
  private func networks(seed: Int) -> [String: TrainedNetwork] {
    var networks: [String: TrainedNetwork] = [:]
    for run in runs where run.seed <= seed { networks[run.name] = run.network }
    return networks
  }

  private static func volumes(
    _ name: String, _ network: TrainedNetwork, _ cohort: Cohort, _ known: KnownVolumes,
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

  private mutating func compare(_ options: Options) throws {
    for pair in try options.decodeIfPresent([[String]].self, forKey: .compare) ?? [] {
      guard pair.count == 2, !tests(of: pair[0]).isEmpty, !tests(of: pair[1]).isEmpty else {
        throw options.refusal(
          .compare, "must be pairs of tested runs, e.g. `[[transfer, plain]]`, not \(pair)")
      }
      guard pair[0] != pair[1] else {
        throw options.refusal(.compare, "compares \(pair[0]) with itself")
      }
      comparisons.append(
        Comparison(
          pair[0], pair[1],
          step: SeedScores(
            scores: tests(of: pair[0]), others: tests(of: pair[1]), repetitions: repetitions)))
    }
    try options.refuseRepeats(.compare, comparisons.isEmpty ? nil : comparisons.map(\.name))
  }
}

extension RunSettings {
  /// Says which of the cohort's patients have no known volumes; refuses a table that has none.
  fileprivate func remarkOnVolumes(_ decoder: any Decoder) throws {
    guard case .labelled(let images) = data?.source, case .table(let file) = images.trust?.known
    else { return }
    let names = images.labels.patients.map(\.member.name)
    do {
      for sentence in try file.differences(from: names, arePart: true, decoder) {
        decoder.remark(on: CodingKeys.data, sentence)
      }
    } catch {
      throw try decoder.container(keyedBy: CodingKeys.self).refusal(.data, "\(error)")
    }
  }
}
