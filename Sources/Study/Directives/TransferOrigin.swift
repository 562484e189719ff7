import Engine
import Book
import StudyTerms

/// Where the masks that are compared come from: the published tables, or networks that are trained for the page.
enum TransferOrigin: Hashable, Sendable {
  /// The folder of the 7 T analysis.
  case published(FileReference)
  case live(LiveTransfer, on: SyntheticCohort)

  enum CodingKeys: String, CodingKey { case source, live }

  /// From `source` or `live`.
  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    guard let live = try options.decodeIfPresent(LiveTransfer.self, forKey: .live) else {
      self = .published(try options.decode(DataPath.self, forKey: .source).reference)
      return
    }
    guard !options.contains(.source) else {
      throw options.refusal(.live, "stands instead of `source`, not beside it")
    }
    guard let cohort = live.test else {
      throw options.refusal(.live, "has no `test`, the volunteers to test on")
    }
    self = .live(live, on: cohort)
  }

  var isLive: Bool { if case .live = self { true } else { false } }

  /// The models that there are, in the order of tables.
  var models: [SegmentationModel] {
    switch self {
    case .published: SegmentationModel.allCases
    case .live(let live, _): live.models
    }
  }

  func confusion(of model: SegmentationModel) -> Confusion {
    switch self {
    case .published(let folder): Confusion(of: model, in: folder)
    case .live(let live, let cohort):
      // Decoding refuses a model that there is none of.
      live.confusion(of: model, on: cohort, as: .test)
        ?? Confusion(.predicted(.random, cohort, .test))
    }
  }

  /// The frames of end-diastole and end-systole.
  var frames: PhaseFrames {
    switch self {
    case .published(let folder): PhaseFrames(table: folder.appending("esed_frames.tsv"))
    case .live(_, let cohort): PhaseFrames(.synthetic(cohort))
    }
  }

  /// The volunteers where they are synthetic.
  var cohort: SyntheticCohort? { if case .live(_, let cohort) = self { cohort } else { nil } }

  /// Whom the others are compared with.
  var reference: String { isLive ? "the truth" : "the first observer" }
}
