import Book
import Cohorts
import Engine
import Labels
import Measurements
import StudyTerms
import Tables
import Trainings
import VolumeStatistics
import Volumes

/// The options of a `volume-agreement`, and what shows them. With `cohort`, patients are labelled
/// for the page by the network that `labels` names; without it, the block is about tables.
struct VolumeOptions: Decodable {
  private(set) var builder: any ContentBuilder

  private enum CodingKeys: String, CodingKey {
    case source, predicted, truth, analysis, method, measures, figure, thresholds, repetitions
    case cohort, labels, methods, by, against
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let shared = try Shared(options)
    for (key, path) in [(CodingKeys.predicted, shared.predicted), (.truth, shared.truth)] {
      if path != nil, shared.analysis != .agreement || options.contains(.cohort) {
        throw options.refusal(key, "is for the agreement of published volumes, without a `cohort`")
      }
      do { try path?.reference.refuseSemicolons(decoder) } catch {
        throw options.refusal(key, "\(error)")
      }
    }
    if shared.predicted == nil {
      try options.refuse([.methods, .by, .against], "says nothing without `predicted`")
    }
    builder =
      try options.decodeIfPresent(Cohort.self, forKey: .cohort).map {
        try Self.builder(of: $0, options, shared, decoder)
      } ?? Self.published(options, shared)
  }

  /// What both sources have.
  private struct Shared {
    var source: KaggleSource
    var predicted, truth: DataPath?
    var analysis: VolumeAgreement.Analysis
    var method: String?
    var measures: [VolumeMeasure]
    var chart: AgreementChart
    /// Largest scores of the sets, ascending.
    var thresholds: [Double]
    /// Draws of the bootstrap by patient.
    var repetitions: Int

    init(_ options: KeyedDecodingContainer<CodingKeys>) throws {
      source = try options.decodeIfPresent(DataPath.self, forKey: .source).kaggle
      predicted = try options.decodeIfPresent(DataPath.self, forKey: .predicted)
      truth = try options.decodeIfPresent(DataPath.self, forKey: .truth)
      analysis =
        try options.decodeIfPresent(VolumeAgreement.Analysis.self, forKey: .analysis)
        ?? .agreement
      method = try options.decodeIfPresent(String.self, forKey: .method)
      let names = try options.decodeIfPresent([String].self, forKey: .measures)
      try options.refuseOthers(than: VolumeMeasure.allCases.map(\.rawValue), .measures, names)
      measures = names?.compactMap(VolumeMeasure.init) ?? VolumeMeasure.allCases
      chart = try options.decodeIfPresent(AgreementChart.self, forKey: .figure) ?? .both
      let limits = try options.decodeIfPresent([Double].self, forKey: .thresholds)
      try options.refuseRepeats(.thresholds, limits)
      if let limits, limits != limits.sorted() || limits.contains(where: { $0 <= 0 }) {
        throw options.refusal(.thresholds, "must rise, each above 0, e.g. `[0.05, 0.1, 0.15]`")
      }
      thresholds = limits ?? [0.05, 0.1, 0.15]
      repetitions =
        try options.decodeIfPresent(BootstrapRepetitions.self, forKey: .repetitions)?.count ?? 1000
    }

    /// Volumes of one's own are called by their file; nil for the published ones.
    var fileName: String? {
      guard let path = predicted?.reference, path != source.labelVolumes else { return nil }
      let file = path.path.split(separator: "/").last.map(String.init) ?? ""
      return file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
    }
  }
}

extension VolumeOptions {
  private static func published(
    _ options: KeyedDecodingContainer<CodingKeys>, _ shared: Shared
  ) throws -> any ContentBuilder {
    if let own = try Self.own(options, shared) { return own }
    let name = shared.method ?? PublishedNetwork.ukbb
    try options.refuseOthers(than: PublishedNetwork.names, .method, shared.method.map { [$0] })
    let source = shared.source
    switch shared.analysis {
    case .agreement:
      let volumes = SeriesVolumes(source: source, methods: [name])
      return AgreementContent(
        source: .published(volumes), volumes: Asked(volumes), columns: .published,
        methods: [name], measures: shared.measures, chart: shared.chart,
        repetitions: shared.repetitions)
    case .methods:
      return MethodsContent(source: source, repetitions: shared.repetitions)
    case .confidence:
      return ScoreContent(
        sets: LabelSets(source: source, thresholds: shared.thresholds))
    case .sets:
      return BinContent(sets: LabelSets(source: source, thresholds: shared.thresholds))
    case .manual: return ManualContent(validation: ManualValidation(source: source))
    }
  }

  /// The agreement of tables that the author brings; nil for those that are published.
  private static func own(
    _ options: KeyedDecodingContainer<CodingKeys>, _ shared: Shared
  ) throws -> AgreementContent? {
    let published = shared.source.truth
    let truth = shared.truth.map { KaggleSource.truth($0.reference) }
    guard shared.fileName != nil || truth ?? published != published else { return nil }
    let by = try options.decodeIfPresent(String.self, forKey: .by)
    let against = try options.decodeIfPresent(String.self, forKey: .against)
    let listed = try options.decodeIfPresent([String].self, forKey: .methods)
    let name = shared.method ?? shared.fileName ?? PublishedNetwork.ukbb
    if by == nil {
      try options.refuse([.methods], "says nothing without `by`; `method` names the only one")
      if PublishedNetwork.networks.contains(where: { $0.name == name }) {
        let option = shared.method == nil ? CodingKeys.predicted : .method
        throw options.refusal(
          option, "\(name) has volumes of its own; give these another name with `method`")
      }
    } else {
      try options.refuse([.method], "says nothing beside `by`; `methods` names the values compared")
      try options.refuseRepeats(.methods, listed)
      if listed?.isEmpty != false {
        throw options.refusal(
          .methods, "is missing; name the values of the column `\(by ?? "")` that are compared")
      }
      if truth == nil, against == nil {
        throw options.refusal(
          .against, "is missing; name the value that the others are compared with, or a `truth`")
      }
      if let against, listed?.contains(against) == true {
        throw options.refusal(.against, "`\(against)` is among `methods`, so compared with itself")
      }
    }
    let volumes = MeasuredVolumes(
      measured: shared.predicted?.reference ?? shared.source.labelVolumes,
      reference: truth ?? (by == nil ? published : []), methods: listed ?? [name], by: by,
      against: against)
    return AgreementContent(
      source: .cohort(Asked(volumes)), volumes: Asked(volumes), columns: .own,
      methods: volumes.methods, against: against, measures: shared.measures, chart: shared.chart,
      repetitions: shared.repetitions)
  }

  private static func builder(
    of cohort: Cohort, _ options: KeyedDecodingContainer<CodingKeys>, _ shared: Shared,
    _ decoder: any Decoder
  ) throws -> any ContentBuilder {
    do { try cohort.remark(on: CodingKeys.cohort, decoder) } catch {
      throw options.refusal(.cohort, "\(error)")
    }
    guard let known = cohort.known else {
      throw options.refusal(
        .cohort,
        "has no volumes to compare with: give it `volumes`, a table of pid, EDV and ESV")
    }
    guard [.agreement, .confidence].contains(shared.analysis) else {
      throw options.refusal(.analysis, "must be agreement or confidence for a cohort")
    }
    let labeller = try options.decode(Labeller.Options.self, forKey: .labels).labeller
    if let network = labeller.trained {
      try network.refuseLeakage(of: PatientOrigin(cohort.members), "cohort") {
        options.refusal(.labels, "the network \($0)")
      }
    }
    if let missing = cohort.missing { return MissingContent(cohort: missing) }
    let name = shared.method ?? "labels"
    let labels = CohortLabels(patients: cohort.images, labeller: labeller)
    let volumes = Asked(
      CohortVolumes(
        methods: [
          .init(
            name: name, measurements: LabelMeasurements(labels: labels, keepsLabels: true))
        ], known: known))
    let names = labeller.named(name)
    let leakage = labeller.trained.flatMap {
      LeakageCheck(of: $0, on: .cohort(cohort.images), option: "cohort")
    }
    guard shared.analysis == .confidence else {
      return AgreementContent(
        source: .cohort(volumes), volumes: volumes, columns: .cohort, methods: [name],
        measures: shared.measures, chart: shared.chart, repetitions: shared.repetitions,
        names: names, checks: cohort.contourChecks, leakage: leakage)
    }
    return TrustContent(
      trust: LabelTrust(
        volumes: volumes, method: name, thresholds: shared.thresholds, goodEjectionFraction: 0.1,
        badVolume: 0.2, repetitions: shared.repetitions),
      patients: cohort.members.count, names: names, leakage: leakage)
  }
}
