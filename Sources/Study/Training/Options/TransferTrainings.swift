import Book
import Engine
import Labels
import Learning
import StudyTerms
import SubsetLearning
import Trainings
import TransferPredictions

/// Networks that begin with what was learnt elsewhere, and the synthetic volunteers that they are
/// compared on: the mapping `live`, written once and used by several blocks.
///
/// Options are those of ``RunSettings``, which all trainings share, and `models` (by the published
/// keys: R from random weights, TL, TL2 and esed each with its `from` and what it does otherwise;
/// base and ukbb with their `from` alone, which learn nothing here), `test` (the volunteers to test
/// on), `observer` (a simulated second observer, TR).
struct TransferTrainings: Decodable, Hashable, Sendable {
  /// The networks that are trained here.
  private(set) var networks: [SegmentationModel: TrainedNetwork] = [:]
  /// The networks that are used as they are.
  private(set) var finished: [SegmentationModel: NetworkStart] = [:]
  private(set) var test: SyntheticCohort?
  private(set) var observer: SimulatedObserver?

  private enum CodingKeys: String, CodingKey, CaseIterable { case models, test, observer }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(
      than: CodingKeys.allCases, and: RunSettings.CodingKeys.allCases.map(\.rawValue), decoder)
    var shared = RunSettings()
    try shared.apply(decoder)
    if let test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test) {
      guard let cohort = TrainingImages(test).cohort else {
        throw options.refusal(.test, "must be synthetic volunteers: `{phantom: seven-tesla}`")
      }
      self.test = cohort
    }
    observer = try options.decodeIfPresent(SimulatedObserver.Options.self, forKey: .observer)?
      .observer
    let models = try options.nestedContainer(keyedBy: Name.self, forKey: .models)
    for name in models.allKeys {
      guard let model = SegmentationModel(rawValue: name.stringValue), model != .observer else {
        let known = SegmentationModel.allCases.filter { $0 != .observer }.map(\.rawValue)
        throw options.refusal(
          .models,
          "“\(name.stringValue)” is no model (known: \(known.joined(separator: ", ")); the"
            + " simulated observer TR is `observer`)")
      }
      let own = try models.superDecoder(forKey: name)
      try add(model, own, shared) { options.refusal(.models, "\(name.stringValue) \($0)") }
    }
    guard !networks.isEmpty || !finished.isEmpty else {
      throw options.refusal(.models, "names no model")
    }
  }

  private mutating func add(
    _ model: SegmentationModel, _ decoder: any Decoder, _ shared: RunSettings,
    _ refusal: (String) -> any Error
  ) throws {
    let options = try decoder.container(keyedBy: RunSettings.CodingKeys.self)
    guard options.contains(.from) == (model != .random) else {
      throw refusal(
        model == .random ? "begins with random weights, it has no `from`" : "has no `from`")
    }
    guard model.learnsHere else {
      try options.refuseOthers(than: [.from], decoder)
      let start = try options.decode(NetworkStart.Options.self, forKey: .from)
        .network(earlier: [:], refusal: refusal)
      if case .network(let network) = start { try refuseLeakage(of: network, refusal) }
      finished[model] = start
      return
    }
    try options.refuseOthers(than: RunSettings.CodingKeys.allCases, decoder)
    var settings = shared
    try settings.apply(decoder)
    var network = try settings.network(refusal: refusal)
    try network.refuseIgnoredClass(refusal)
    try refuseLeakage(of: network, refusal)
    if model == .esed {
      network = network.learning(.esed, seed: network.repetition)
    }
    networks[model] = network
  }

  private func refuseLeakage(
    of network: TrainedNetwork, _ refusal: (String) -> any Error
  ) throws {
    try network.refuseLeakageOfValidation(refusal)
    if let test { try network.refuseLeakage(of: PatientOrigin(test), "test", refusal) }
  }

  /// The networks by model. Networks that others begin with come last, since they may belong to
  /// another model.
  var named: [(step: any Step, name: String)] {
    let own = networks.sorted { $0.key.rawValue < $1.key.rawValue }
    let taken = finished.sorted { $0.key.rawValue < $1.key.rawValue }
    return own.map { ($0.value, $0.key.rawValue) }
      + taken.flatMap { $0.value.named($0.key.rawValue) }
      + own.flatMap { $0.value.named($0.key.rawValue) }
  }

  /// The models, in the order of the tables.
  var models: [SegmentationModel] {
    SegmentationModel.allCases.filter {
      $0 == .observer ? observer != nil : networks[$0] != nil || finished[$0] != nil
    }
  }

  /// The volunteers that validate; nil if a share of the patients validates, or real images, or
  /// others for each model.
  var validation: SyntheticCohort? {
    let cohorts = Set(networks.values.map { $0.fixedValidation?.cohort })
    return cohorts.count == 1 ? cohorts.first ?? nil : nil
  }

  /// A model's pixel counts on volunteers; nil if there is no such model.
  func confusion(
    of model: SegmentationModel, on cohort: SyntheticCohort, as split: Split
  ) -> PredictedConfusion? {
    if model == .observer {
      return observer.map { PredictedConfusion(.observed($0, cohort, split)) }
    }
    let network = networks[model].map(NetworkStart.network) ?? finished[model]
    return network.map { PredictedConfusion(.predicted($0, cohort, split)) }
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
