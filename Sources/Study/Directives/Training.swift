import Engine
import Figures
import Book
import StudyTerms
import Tables
import Volumes

/// The published search of hyperparameters, compared by the ejection fraction; or, with `runs`, networks that are trained for the page.
struct Training: Directive {
  static let name = "training"
  static let summary =
    "Networks of the published search beside the truth, or trainings of one's own: `runs`."
  static let example = """
    source: cmr/analysis/kaggle
    analysis: search
    """

  enum Analysis: String, Decodable, Sendable, CaseIterable {
    /// Errors of the ejection fraction by method.
    case search
    /// The series in landscape format, as they are and rotated.
    case landscape
    /// By part of the challenge.
    case parts
    /// Series that each network was trained on, and the others.
    case heldOut = "held-out"
    /// Ranking by the larger volume error.
    case volumeError = "volume-error"
    /// Series with a good ejection fraction of bad volumes.
    case goodEFBadVolume = "good-ef-bad-volume"
    /// Correlation of both errors.
    case correlation
    /// As published beside like for like.
    case audit
  }

  /// The folder of the published tables of the Kaggle half.
  var source: DataPath?
  var analysis: Analysis?
  /// All ten networks and the label network where nothing is said.
  var methods: [String]?
  /// Draws of the bootstrap by patient.
  var repetitions: Draws?
  /// Largest score of the labels that were trained on, where it is not what the networks' names say.
  var trained: Double?
  /// Largest relative error of a good ejection fraction; smallest of a bad volume.
  var good: Double?
  var bad: Double?
  /// Trainings of one's own, instead of the published search.
  var live: LiveRuns?

  private enum CodingKeys: String, CodingKey {
    case source, analysis, methods, repetitions, trained, good, bad, runs
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    if options.contains(.runs) {
      live = try LiveRuns(from: decoder)
      return
    }
    source = try options.decodeIfPresent(DataPath.self, forKey: .source)
    analysis = try options.decodeIfPresent(Analysis.self, forKey: .analysis)
    methods = try options.decodeIfPresent([String].self, forKey: .methods)
    try options.refuseOthers(than: Method.names, .methods, methods)
    repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)
    trained = try options.decodeIfPresent(Double.self, forKey: .trained)
    good = try options.decodeIfPresent(Double.self, forKey: .good)
    bad = try options.decodeIfPresent(Double.self, forKey: .bad)
  }

  var step: SearchComparison {
    SearchComparison(
      source: .published(
        SeriesVolumes(source: source.kaggle, methods: Method.names)),
      methods: methods ?? Method.names,
      repetitions: repetitions?.count ?? 1000, trainedThreshold: trained,
      goodEjectionFraction: good ?? 0.1, badVolume: bad ?? 0.2)
  }
  var steps: [any Step] { live?.steps ?? [step] }
  var names: [(step: any Step, name: String)] { live?.stepNames ?? [] }

  func content(from results: any Results) throws -> [Content] {
    if let live { return try content(of: live, results) }
    let tables = try results.output(of: step)
    switch analysis ?? .search {
    case .search: return try search(tables)
    case .landscape:
      return [
        .figure(
          try pairs(
            tables("landscape"), by: "version", ["unrotated", "rotated"],
            caption: "Mean error of the EF on landscape series, as they are and rotated.",
            alt:
              "Two points for each method, for series as they are and rotated.")),
        .table(
          TableContent(
            try tables("landscape"), keys: ["method", "version"],
            caption: "Error of the EF on landscape series, as they are and rotated.")),
      ]
    case .parts:
      return [
        .figure(
          try pairs(
            tables("parts"), by: "part", ChallengePart.allCases.map(\.rawValue),
            caption: "Mean error of the EF by part of the challenge.",
            alt: "Three points for each method, one for each part.")),
        .table(
          TableContent(
            try tables("parts"), keys: ["method", "part"],
            caption: "Error of the EF by part of the challenge.")),
      ]
    case .heldOut:
      return [
        .figure(
          try pairs(
            tables("held_out"), by: "series", ["inside", "outside"],
            caption:
              "Mean error of the EF on the series inside the set of a network and on those outside."
              + " \(Self.sets)",
            alt:
              "Two points for each method, for the series of its set and for the others.")),
        .table(
          TableContent(
            try tables("held_out"), keys: ["method", "series"],
            caption:
              "Error of the EF on the series inside the set of a network and on those outside;"
              + " last, the label network's mean on the same series. \(Self.sets)")),
      ]
    case .volumeError:
      return [
        .table(
          TableContent(
            try tables("volume_error"), keys: ["method"],
            caption: "The larger of the errors of both volumes: signed as published, and absolute.")
        )
      ]
    case .goodEFBadVolume:
      return [
        .table(
          TableContent(
            try tables("good_ef_bad_volume"), keys: ["method"],
            caption: "Series with a good EF of which a volume is bad."))
      ]
    case .correlation:
      return [
        .figure(try correlation(tables("series"))),
        .table(
          TableContent(
            try tables("correlation"), keys: ["method", "errors"],
            caption: "Correlation of the relative errors of volume and EF.")),
      ]
    case .audit:
      return [
        .figure(try audit(tables("audit"))),
        .table(
          TableContent(
            part: "audit", try tables("audit"), keys: ["item", "method"],
            caption: "The comparison as published and like for like.", shownRows: 12,
            units: try auditUnits(tables))),
      ]
    }
  }
}
