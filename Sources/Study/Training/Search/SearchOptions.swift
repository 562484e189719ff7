import Book
import Search
import StudyTerms
import Volumes

/// The published search of hyperparameters, and what is asked of it.
struct SearchOptions: Decodable {
  enum Analysis: String, Decodable, Sendable, CaseIterable {
    case search, landscape, parts
    case heldOut = "held-out"
    case volumeError = "volume-error"
    case goodEFBadVolume = "good-ef-bad-volume"
    case correlation, audit

    var type: any SearchQuestion.Type {
      switch self {
      case .search: SearchAnalysis.self
      case .landscape: LandscapeAnalysis.self
      case .parts: PartsAnalysis.self
      case .heldOut: HeldOutAnalysis.self
      case .volumeError: VolumeErrorAnalysis.self
      case .goodEFBadVolume: GoodEFAnalysis.self
      case .correlation: CorrelationAnalysis.self
      case .audit: AuditAnalysis.self
      }
    }
  }

  /// The folder of the published tables of the Kaggle half.
  var source: DataPath?
  var analysis = Analysis.search
  /// The ten networks and the label network where nothing is said.
  var methods = PublishedNetwork.names
  /// Draws of the bootstrap by patient.
  var repetitions = 1000
  /// The largest score of the labels that were trained on, where it is not what the networks' names
  /// say.
  var trained: Double?
  /// Largest relative error of a good ejection fraction; smallest of a bad volume.
  var good = 0.1
  var bad = 0.2

  private enum CodingKeys: String, CodingKey {
    case source, analysis, methods, repetitions, trained, good, bad
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    source = try options.decodeIfPresent(DataPath.self, forKey: .source)
    analysis = try options.decodeIfPresent(Analysis.self, forKey: .analysis) ?? analysis
    let asked = try options.decodeIfPresent([String].self, forKey: .methods)
    try options.refuseOthers(than: PublishedNetwork.names, .methods, asked)
    methods = asked ?? methods
    repetitions =
      try options.decodeIfPresent(BootstrapRepetitions.self, forKey: .repetitions)?.count
      ?? repetitions
    trained = try options.decodeIfPresent(Double.self, forKey: .trained)
    good = try options.decodeIfPresent(Double.self, forKey: .good) ?? good
    bad = try options.decodeIfPresent(Double.self, forKey: .bad) ?? bad
  }

  var question: any TrainingAnalysis {
    analysis.type.init(
      search: SearchComparison(
        source: .published(SeriesVolumes(source: source.kaggle, methods: PublishedNetwork.names)),
        methods: methods, repetitions: repetitions, trainedThreshold: trained,
        goodEjectionFraction: good, badVolume: bad))
  }
}
