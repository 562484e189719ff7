import Engine
import Figures
import Book
import StudyTerms
import Tables

/// How well labels and networks measure volumes: `volume-agreement`.
struct VolumeAgreement: Directive {
  static let name = "volume-agreement"
  static let summary =
    "Volumes of a method beside the truth, the labels' sets, the manual validation."
  static let example = """
    predicted: cmr/analysis/kaggle/ukbb_ventricular_volumes.csv
    truth: cmr/analysis/kaggle/truth
    measures: [EDV, ESV, EF]
    figure: bland-altman
    """

  enum Analysis: String, Decodable, Sendable, CaseIterable {
    /// One method's volumes beside the truth.
    case agreement
    /// Every method's volumes beside the truth.
    case methods
    /// The score of the labels and the sets made by it.
    case confidence
    /// The exclusive bins of the score and the patients in them.
    case sets
    /// Nine patients drawn by hand.
    case manual
  }

  enum Chart: String, Decodable, Sendable, CaseIterable {
    case scatter
    case blandAltman = "bland-altman"
    case both, none
  }

  /// The folder of the published tables of the Kaggle half.
  var source: DataPath?
  /// A CSV of volumes instead of the label network's: with its columns (the Id without a name, `LVEDV (mL)`, `LVESV (mL)`), or with pid,
  /// EDV and ESV.
  var predicted: DataPath?
  /// The folder of the challenge's true volumes, or one CSV of them: Id, Systole, Diastole.
  var truth: DataPath?
  var analysis: Analysis?
  /// Whose volumes; where nothing is said, the label network's, or what the file of `predicted` is called.
  var method: String?
  /// EDV, ESV and EF where nothing is said.
  var measures: [String]?
  var figure: Chart?
  /// Largest scores of the sets, ascending.
  var thresholds: [Double]?
  /// Draws of the bootstrap by patient.
  var repetitions: BootstrapRepetitions?
  /// Patients that are labelled for the page, instead of the published tables; `labels` says by whom.
  var live: Live?

  private enum CodingKeys: String, CodingKey {
    case source, predicted, truth, analysis, method, measures, figure, thresholds, repetitions
    case cohort, labels
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    source = try options.decodeIfPresent(DataPath.self, forKey: .source)
    predicted = try options.decodeIfPresent(DataPath.self, forKey: .predicted)
    truth = try options.decodeIfPresent(DataPath.self, forKey: .truth)
    analysis = try options.decodeIfPresent(Analysis.self, forKey: .analysis)
    method = try options.decodeIfPresent(String.self, forKey: .method)
    measures = try options.decodeIfPresent([String].self, forKey: .measures)
    try options.refuseOthers(than: VolumeComparison.measures, .measures, measures)
    figure = try options.decodeIfPresent(Chart.self, forKey: .figure)
    thresholds = try options.decodeIfPresent([Double].self, forKey: .thresholds)
    try options.refuseRepeats(.thresholds, thresholds)
    if let thresholds, thresholds != thresholds.sorted() || thresholds.contains(where: { $0 <= 0 })
    {
      throw options.refusal(.thresholds, "must rise, each above 0, e.g. `[0.05, 0.1, 0.15]`")
    }
    repetitions = try options.decodeIfPresent(BootstrapRepetitions.self, forKey: .repetitions)
    for (key, path) in [(CodingKeys.predicted, predicted), (.truth, truth)] where path != nil {
      guard kind == .agreement, !options.contains(.cohort) else {
        throw options.refusal(key, "is for the agreement of published volumes, without a `cohort`")
      }
    }
    for (key, path) in [(CodingKeys.predicted, predicted), (.truth, truth)] {
      do { try path?.reference.refuseSemicolons(decoder) } catch {
        throw options.refusal(key, "\(error)")
      }
    }
    guard let cohort = try options.decodeIfPresent(Cohort.self, forKey: .cohort) else {
      if predicted == nil {
        try options.refuseOthers(than: Method.names, .method, method.map { [$0] })
      } else if Method.networks.contains(where: { $0.name == name }) {
        let option = method == nil ? CodingKeys.predicted : .method
        throw options.refusal(
          option, "\(name) has volumes of its own; give these another name with `method`")
      }
      return
    }
    do { try cohort.remark(on: CodingKeys.cohort, decoder) } catch {
      throw options.refusal(.cohort, "\(error)")
    }
    guard let known = cohort.known else {
      throw options.refusal(
        .cohort,
        "has no volumes to compare with: give it `volumes`, a table of pid, EDV and ESV")
    }
    guard [.agreement, .confidence].contains(kind) else {
      throw options.refusal(.analysis, "must be agreement or confidence for a cohort")
    }
    let labeller = try options.decode(Labeller.Options.self, forKey: .labels).labeller
    if case .network(let network) = labeller {
      try network.refuseLeakage(of: PatientOrigin(cohort.members), "cohort") {
        options.refusal(.labels, "the network \($0)")
      }
    }
    live = Live(
      cohort: cohort, labels: CohortLabels(patients: cohort.images, labeller: labeller),
      known: known)
  }

  var tables: KaggleSource {
    var tables = source.kaggle
    tables.predicted = predicted?.reference
    tables.trueVolumes = truth?.reference
    return tables
  }
  private var kind: Analysis { analysis ?? .agreement }

  var steps: [any Step] {
    if let live {
      if let missing = live.cohort.missing { return [missing] }
      if kind == .confidence { return [trust(live)] }
      return [comparison, live.volumes(name)]
    }
    return switch kind {
    case .agreement, .methods: [comparison, volumes]
    case .confidence, .sets: [sets]
    case .manual: [manual]
    }
  }

  var names: [(step: any Step, name: String)] { live?.labels.labeller.named(name) ?? [] }

  func content(from results: any Results) throws -> [Content] {
    if let missing = live?.cohort.missing { _ = try results.output(of: missing) }
    if let live, kind == .confidence { return try trust(live, results.output(of: trust(live))) }
    return switch kind {
    case .agreement: try agreement(results)
    case .methods: try methods(results)
    case .confidence: try confidence(results.output(of: sets))
    case .sets: try bins(results.output(of: sets))
    case .manual: try manual(results.output(of: manual))
    }
  }
}

extension VolumeAgreement {
  var name: String { method ?? (live == nil ? fileName ?? Method.ukbb : "labels") }
  /// Volumes of one's own are called by their file; nil for the published ones.
  private var fileName: String? {
    guard let path = predicted?.reference, path != source.kaggle.labelVolumes else { return nil }
    let file = path.path.split(separator: "/").last.map(String.init) ?? ""
    return file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
  }
  var chosen: [String] { measures ?? VolumeComparison.measures }
  private var volumes: SeriesVolumes {
    SeriesVolumes(source: tables, methods: kind == .methods ? Method.names : [name])
  }
  var sets: LabelSets {
    LabelSets(source: tables, thresholds: thresholds ?? [0.05, 0.1, 0.15])
  }
  var manual: ManualValidation { ManualValidation(source: tables) }
  var comparison: VolumeComparison {
    VolumeComparison(
      source: live.map { .cohort($0.volumes(name)) } ?? .published(volumes),
      methods: kind == .methods ? Method.names : [name],
      repetitions: repetitions?.count ?? 1000)
  }

  /// What was measured and how well; the intervals would make the table too wide to read.
  private func main(_ table: Table) throws -> Table {
    let names = [
      "method", "measure", "unit", "count", "bias", "sd", "loa_low", "loa_high", "r", "ccc",
    ]
    return try Table(names.map(table.column))
  }

  /// Counts and correlations have none.
  private func units(_ table: Table) throws -> RowUnits {
    let lengths = ["bias", "sd", "loa_low", "loa_high"]
    return RowUnits(
      try table.texts("unit"),
      of: Set(table.columnNames.filter { name in lengths.contains { name.hasPrefix($0) } }))
  }

  private func intervals(_ table: Table) throws -> Table {
    let left = Set(["unit", "count", "bias", "sd", "loa_low", "loa_high", "r", "ccc"])
    return try Table(table.columns.filter { !left.contains($0.name) })
  }

  private func agreement(_ results: any Results) throws -> [Content] {
    let tables = try results.output(of: comparison)
    let all = try tables("agreement")
    let names = try all.texts("measure")
    let table = all.rows(
      chosen.compactMap { measure in names.firstIndex { $0 == measure } })
    var content: [Content] = []
    let series = try tables("series")
    let chart = figure ?? .both
    if chart == .scatter || chart == .both {
      content.append(.figure(try scatter(series, part: chart == .both ? "scatter" : nil)))
    }
    if chart == .blandAltman || chart == .both {
      content.append(.figure(try differences(series, limits: table)))
    }
    content.append(
      .table(
        TableContent(
          try main(table), keys: ["measure"],
          caption:
            "Agreement of the volumes of \(name) with the truth (difference: measured − true).",
          units: try units(table))))
    content.append(
      .table(
        TableContent(
          part: "intervals", try intervals(table), keys: ["measure"],
          caption: "95 % intervals of bias and limits of agreement, of both correlations, and with"
            + " patients drawn again.", units: try units(table))))
    content = content.map { $0.made(of: comparison) }
    let step: any Step = live.map { $0.volumes(name) } ?? volumes
    let volumes =
      try live.map { try results.output(of: $0.volumes(name)) } ?? results.output(of: volumes)
    let methods = try volumes.texts("method")
    content.append(
      .table(
        TableContent(
          part: "series", volumes.rows(methods.indices.filter { methods[$0] == name }),
          keys: ["Id"], caption: "Volumes of \(name) by series.", shown: false)
      ).made(of: step))
    return content
  }

  private func methods(_ results: any Results) throws -> [Content] {
    let table = try results.output(of: comparison)("agreement")
    return [
      .table(
        TableContent(
          try main(table), keys: ["method", "measure"],
          caption: "Agreement of every method's volumes with the truth.", units: try units(table))
      ).made(of: comparison),
      .table(
        TableContent(
          part: "intervals", try intervals(table), keys: ["method", "measure"],
          caption: "95 % intervals of bias, limits of agreement and correlations of every method.",
          shownRows: 6, units: try units(table))
      ).made(of: comparison),
      .table(
        TableContent(
          part: "series", try results.output(of: volumes), keys: ["Id", "method"],
          caption: "Volumes by series and method.", shown: false)
      ).made(of: volumes),
    ]
  }
}
